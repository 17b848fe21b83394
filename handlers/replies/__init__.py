"""Answer, Summary, Person and Article -> what is said about them; pure."""

from handlers.replies.answers import answer, not_found, note, taken_as, unanswered
from handlers.replies.keeping import confirm_removal, no_admin, reading, removed, taken, undone
from handlers.replies.lists import article_list, choose_article, close_articles, digest, new_articles, no_digest, people_in, people_list
from handlers.replies.offers import passage, unsure
from handlers.replies.people import choose_person, echo_name, perhaps_person, person_key
from handlers.replies.portraits import NAMED, articles_naming, card, named_with, quotes
from handlers.replies.privacy import forgot, privacy
from handlers.replies.reply import Button, Reply, entities, rows
from handlers.replies.row import OPEN, REASONS, SHUT, UNFOLDING, Enough, Row, Unfolded, answered
from handlers.replies.sources import one_line, source_line
from handlers.replies.starting import article_card, article_people, ask_button, ask_key, chance
from handlers.replies.stats import chart_titles, stats
from handlers.replies.summaries import compared, summary
from handlers.replies.welcome import welcome
from handlers.replies.works import Works, added

__all__ = [
    "NAMED",
    "OPEN",
    "REASONS",
    "SHUT",
    "UNFOLDING",
    "Button",
    "Enough",
    "Reply",
    "Row",
    "Unfolded",
    "Works",
    "added",
    "answer",
    "answered",
    "article_card",
    "article_list",
    "article_people",
    "articles_naming",
    "ask_button",
    "ask_key",
    "card",
    "chance",
    "chart_titles",
    "choose_article",
    "choose_person",
    "close_articles",
    "compared",
    "confirm_removal",
    "digest",
    "echo_name",
    "entities",
    "forgot",
    "named_with",
    "new_articles",
    "no_admin",
    "no_digest",
    "not_found",
    "note",
    "one_line",
    "passage",
    "people_in",
    "people_list",
    "perhaps_person",
    "person_key",
    "privacy",
    "quotes",
    "reading",
    "removed",
    "rows",
    "source_line",
    "stats",
    "summary",
    "taken",
    "taken_as",
    "unanswered",
    "undone",
    "unsure",
    "welcome",
]
