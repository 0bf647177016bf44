"""The world's news agencies: code, full name, other spellings.

`common` marks a code that is also an ordinary word or another body's abbreviation
(PA: Palestinian Authority; PTI: a party in Pakistan; sid: a first name). Such a code
counts in a credit only, never as a mention in the running text.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agency:
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    common: bool = False


def _common(code: str, name: str, *aliases: str) -> Agency:
    return Agency(code, name, aliases, common=True)


def _agency(code: str, name: str, *aliases: str) -> Agency:
    return Agency(code, name, aliases)


AGENCIES = (
    # German-speaking
    _agency(
        "dpa",
        "Deutsche Presse-Agentur",
        "DPA",
        "Deutschen Presse-Agentur",
        "German Press Agency",
    ),
    _agency("APA", "Austria Presse Agentur", "Austrian Press Agency"),
    _agency(
        "KNA", "Katholische Nachrichten-Agentur", "Katholischen Nachrichten-Agentur"
    ),
    _agency("epd", "Evangelischer Pressedienst", "EPD", "Evangelischen Pressedienst"),
    _common("sid", "Sport-Informations-Dienst", "SID"),
    _common("sda", "Keystone-SDA", "SDA", "Keystone-ATS"),
    # English-speaking
    _agency("AP", "The Associated Press", "Associated Press"),
    _agency("Reuters", "Reuters", "REUTERS"),
    _common("UPI", "United Press International"),
    _common("PA", "PA Media", "Press Association", "PA news agency"),
    _common("AAP", "Australian Associated Press"),
    _common("CP", "The Canadian Press", "Canadian Press", "La Presse Canadienne"),
    _agency("Bloomberg", "Bloomberg News", "Bloomberg"),
    _agency("RNZ", "RNZ", "Radio New Zealand"),
    # Western and southern Europe
    _agency("AFP", "Agence France-Presse", "Agence France Presse"),
    _agency("EFE", "Agencia EFE", "Efe"),
    _common("EP", "Europa Press"),
    _agency("ANSA", "Agenzia ANSA", "Ansa"),
    _agency("AGI", "Agenzia Giornalistica Italia"),
    _agency("Adnkronos", "Adnkronos"),
    _common("ANP", "Algemeen Nederlands Persbureau"),
    _agency("Belga", "Belga", "BELGA", "Agence Belga"),
    _agency("Lusa", "Agência Lusa", "LUSA"),
    _common("ANA-MPA", "Athens-Macedonian News Agency", "AMNA"),
    # Northern Europe
    _agency("NTB", "Norsk Telegrambyrå", "NTB"),
    _common("TT", "Tidningarnas Telegrambyrå", "TT News Agency"),
    _agency("Ritzau", "Ritzaus Bureau", "RITZAU"),
    _common("STT", "Suomen Tietotoimisto", "STT-Lehtikuva"),
    _agency("BNS", "Baltic News Service"),
    _agency("LETA", "LETA"),
    # Central and eastern Europe
    _common("PAP", "Polska Agencja Prasowa", "Polish Press Agency"),
    _agency("ČTK", "Česká tisková kancelář", "CTK", "Czech News Agency"),
    _agency("TASR", "Tlačová agentúra Slovenskej republiky"),
    _common("MTI", "Magyar Távirati Iroda"),
    _agency("Agerpres", "Agerpres", "AGERPRES"),
    _common("BTA", "Bulgarian News Agency", "Bulgarian Telegraph Agency"),
    _common("HINA", "Croatian News Agency", "Hina"),
    _agency("Tanjug", "Tanjug", "TANJUG"),
    _agency("TASS", "TASS", "Tass", "ITAR-TASS"),
    _common("RIA", "RIA Novosti", "Ria Novosti"),
    _agency("Interfax", "Interfax", "INTERFAX"),
    _agency("Ukrinform", "Ukrinform"),
    # Middle East and Turkey
    _common("AA", "Anadolu Agency", "Anadolu", "Anadolu Ajansı"),
    _common("DHA", "Demirören Haber Ajansı", "Demirören News Agency"),
    _agency("IRNA", "Islamic Republic News Agency"),
    _agency("ISNA", "Iranian Students' News Agency", "Iranian Students’ News Agency"),
    _common("Fars", "Fars News Agency"),
    _agency("Tasnim", "Tasnim News Agency"),
    _agency("WAFA", "Palestine News and Information Agency", "Wafa"),
    _common("SANA", "Syrian Arab News Agency"),
    _common("SPA", "Saudi Press Agency"),
    _common("WAM", "Emirates News Agency"),
    _agency("KUNA", "Kuwait News Agency"),
    _common("MENA", "Middle East News Agency"),
    # Asia
    _agency("Xinhua", "Xinhua News Agency", "XINHUA"),
    _common("CNS", "China News Service"),
    _common("CNA", "Central News Agency"),
    _agency("Kyodo", "Kyodo News", "KYODO"),
    _agency("Jiji", "Jiji Press", "JIJI"),
    _agency("Yonhap", "Yonhap News Agency", "YONHAP"),
    _agency("KCNA", "Korean Central News Agency"),
    _common("PTI", "Press Trust of India"),
    _agency("ANI", "Asian News International"),
    _agency("IANS", "Indo-Asian News Service"),
    _common("UNI", "United News of India"),
    _common("APP", "Associated Press of Pakistan"),
    _agency("Bernama", "Bernama", "BERNAMA"),
    _common("Antara", "Antara", "ANTARA"),
    _common("VNA", "Vietnam News Agency"),
    # Africa and the Americas
    _common("APS", "Algérie Presse Service"),
    _common("MAP", "Maghreb Arabe Presse"),
    _common("NAN", "News Agency of Nigeria"),
    _common("GNA", "Ghana News Agency"),
    _agency("Télam", "Télam", "Telam"),
    _agency("Notimex", "Notimex"),
    _common("ABr", "Agência Brasil"),
    _agency("Prensa Latina", "Prensa Latina"),
)

BY_SPELLING: dict[str, Agency] = {
    spelling: agency
    for agency in AGENCIES
    for spelling in (agency.name, *agency.aliases, agency.code)
}


def agency_called(text: str) -> Agency | None:
    """The agency of exactly this code or name; case counts, a leading “The” not."""
    text = text.strip(" .")
    bare = text[4:] if text[:4].lower() == "the " else text
    return BY_SPELLING.get(text) or BY_SPELLING.get(bare)
