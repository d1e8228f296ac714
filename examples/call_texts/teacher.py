"""What stands in for the large model: it answers with the label, and now and then with its own mistake."""

import re

CARELESS = 5  # mistakes in a thousand texts that are not hard, or suggest nothing else


class Teacher:
    """The same text is always answered alike.

    mistakes: for each label, the answers for which it may be taken
    hints:    for some answers, a pattern of words that suggest it
    misled:   mistakes in a thousand hard texts in which such words stand
    """

    def __init__(self, choose, mistakes, hints, misled):
        self.choose = choose
        self.mistakes = mistakes
        self.hints = {answer: re.compile(pattern, re.IGNORECASE) for answer, pattern in hints.items()}
        self.misled = misled
        self.answers = {}

    def answer(self, text, label, hard):
        if text not in self.answers:
            suggested = self.suggested(text, label) if hard else []
            wrong = self.choose.randrange(1000) < (self.misled if suggested else CARELESS)
            self.answers[text] = self.choose.choice(suggested or self.mistakes[label]) if wrong else label
        return self.answers[text]

    def suggested(self, text, label):
        return [a for a in self.mistakes[label] if a in self.hints and self.hints[a].search(text)]


CATEGORY_MISTAKES = {
    "technical_fault": ["how_to", "account_access"],
    "how_to": ["technical_fault", "feature_request"],
    "billing": ["refund", "cancellation"],
    "delivery": ["refund", "sales"],
    "account_access": ["privacy", "technical_fault"],
    "cancellation": ["billing", "refund"],
    "refund": ["billing", "delivery"],
    "feature_request": ["how_to", "sales"],
    "privacy": ["account_access", "billing"],
    "sales": ["how_to", "billing"],
}
CATEGORY_HINTS = {
    "technical_fault": r"\b(app|update|error|stuck|broken)\b",
    "how_to": r"\b(how|can I|is there)\b",
    "billing": r"\b(charged?|invoice|paid|bank|price|discount)\b",
    "delivery": r"\b(parcel|courier|arrived|box)\b",
    "account_access": r"\b(password|account|log|sign)\b",
    "cancellation": r"\b(end|cancel|stop|plan|membership)\b",
    "refund": r"\b(money|back|return)\b",
    "feature_request": r"\b(could|wish|would be)\b",
    "privacy": r"\b(data|who can|delete)\b",
    "sales": r"\b(buy|order|new)\b",
}
TEAM_MISTAKES = {
    "support": ["orders", "accounts"],
    "payments": ["orders", "accounts"],
    "orders": ["payments", "support"],
    "accounts": ["support", "payments"],
}
TEAM_HINTS = {
    "support": r"\b(app|update|error|hub|valve)\b",
    "payments": r"\b(charged?|invoice|paid|bank|price|discount|refund)\b",
    "orders": r"\b(parcel|courier|box|LF-\d+|send)\b",
    "accounts": r"\b(password|account|log ?in|sign|data)\b",
}
URGENT_MISTAKES = {True: [False], False: [True]}
URGENT_HINTS = {True: r"\b(baby|winter|second time)\b|!!"}
TONE_MISTAKES = {"negative": ["neutral"], "neutral": ["negative", "positive"], "positive": ["neutral"]}
TONE_HINTS = {
    "negative": r"\b(stuck|wrong|late|but|never)\b",
    "neutral": r"\b(but|still|though|is there|how)\b|\?",
    "positive": r"\b(thanks?|please|great|works)\b",
}
LANGUAGE_HINTS = {
    "English": r"^(Hello|Hi|Good|Dear)\b",
    "German": r"^(Guten|Hallo|Sehr|Grüß|Moin)\b",
    "Dutch": r"^(Goedemorgen|Beste|Geachte|Hoi|Dag)\b",
    "French": r"^(Bonjour|Bonsoir|Madame|Salut)\b",
    "Spanish": r"^(Buenos|Hola|Estimados|Buenas)\b",
    "Portuguese": r"^(Bom|Boa|Olá|Exmos)\b",
    "Italian": r"^(Buongiorno|Salve|Gentili|Ciao|Buonasera)\b",
    "Polish": r"^(Dzień|Witam|Szanowni|Cześć|Dobry)\b",
}
INBOX_MISTAKES = {
    "customer": ["partner", "automatic"],
    "partner": ["customer", "offer"],
    "offer": ["partner", "customer"],
    "application": ["offer", "customer"],
    "automatic": ["customer", "offer"],
}
INBOX_HINTS = {
    "customer": r"\b(thermostats?|the hub|valves)\b",
    "partner": r"\b(our|prices?|firm)\b",
    "offer": r"\b(interested|list|free|price|account)\b",
    "automatic": r"\b(LF-\d+|password|sign-in)\b",
}
CALLBACK_MISTAKES = {True: [False], False: [True]}
