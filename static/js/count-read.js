// Tell our own server that a story is being read: a number, nothing about the reader.
// Only what was before somebody's eyes for some seconds counts, once for each page.
{
  const SECONDS = 5;
  const address = document.currentScript.dataset.reads;
  const unwanted = navigator.globalPrivacyControl || navigator.doNotTrack === "1" || navigator.webdriver;
  let timer = 0;

  const tell = () => {
    document.removeEventListener("visibilitychange", look);
    navigator.sendBeacon(address);
  };

  const look = () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(tell, SECONDS * 1000);
  };

  if (!unwanted && navigator.sendBeacon) {
    document.addEventListener("visibilitychange", look);
    look();
  }
}
