"""What the page says besides the questions: a heading, and what stands below it."""

from __future__ import annotations

from journeymap.language.language import to_say

Message = tuple[str, ...]
"""In English, to be said in the language of the page."""

THANKS: Message = (
    to_say("Thank you"),
    to_say("Your answers are here, and we keep them."),
    to_say("What happens next: we read them together with what everybody else said."),
    to_say("Then we tell people what will be done, and what will not be done and why."),
    to_say("You can close this page now. Please do, if others use this device too."),
)
SENT_BEFORE: Message = (
    to_say("You have sent your answers"),
    to_say("We keep them as you sent them. We do not keep what you changed after that."),
    to_say("If you want to say more, you can fill in the questions once more."),
)
GONE: Message = (
    to_say("This form is not here any more"),
    to_say("If you have sent your answers: thank you, we have them."),
    to_say("If you have not sent them, please begin again."),
)
NOT_KEPT: Message = (
    to_say("We could not keep your answers"),
    to_say("The computer that keeps them has a problem. It is not your fault."),
    to_say("All that you wrote is still in this page. Please try again in a minute."),
    to_say("If it does not work, please tell the person who invited you."),
)
TOO_MANY: Message = (
    to_say("Please wait a moment"),
    to_say("Very many answers are coming in just now."),
    to_say("All that you wrote is still in this page. Please try again in a minute."),
)
LOOK_AGAIN = to_say("Please look at your answers once more, and then send them.")
NOT_OURS: Message = (
    to_say("This did not come from our page"),
    to_say("Please open the page by its address, and answer there."),
)
FAULT: Message = (
    to_say("Something went wrong here"),
    to_say("It is not your fault. Go back with your browser, and try once more, please."),
)
NO_PAGE: Message = (
    to_say("There is no such page"),
    to_say("Please look at the address once more."),
)
TOO_LARGE: Message = (
    to_say("That is more than we can take"),
    to_say(
        "Go back with your browser, and make your answers shorter. What you wrote is still there."
    ),
)
TOO_OFTEN: Message = (
    to_say("Please wait a minute"),
    to_say("Somebody tried a wrong code too often. Then try the address once more."),
)
TOO_SLOW: Message = (
    to_say("It took too long"),
    to_say("Go back with your browser, and send it once more, please."),
)
NOTHING_YET = to_say("There is nothing to send yet. Please answer a question first.")
START_ONCE_MORE = to_say("Start once more")
BEGIN_AGAIN = to_say("Begin again")
