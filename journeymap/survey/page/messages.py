"""What the page says besides the questions: a heading, and what stands below it."""

from __future__ import annotations

Message = tuple[str, ...]

THANKS: Message = (
    "Thank you",
    "Your answers are here, and they are kept.",
    "What happens next: we read them together with what everybody else said.",
    "Then we tell people what will be done, and what will not be done and why.",
    "You can close this page now. Please do, if others use this device too.",
)
SENT_BEFORE: Message = (
    "You have sent your answers",
    "They are kept as you sent them. What was changed after that is not kept.",
    "If you want to say more, you can fill in the questions once more.",
)
GONE: Message = (
    "This form is not here any more",
    "If you have sent your answers: thank you, they are kept.",
    "If you have not sent them, please begin again.",
)
NOT_KEPT: Message = (
    "Your answers could not be kept",
    "The computer that keeps them has a problem. It is not your fault.",
    "All that you wrote is still in this page. Please try again in a minute.",
    "If it does not work, please tell the person who invited you.",
)
TOO_MANY: Message = (
    "Please wait a moment",
    "Very many answers are coming in just now.",
    "All that you wrote is still in this page. Please try again in a minute.",
)
LOOK_AGAIN = "Please look at your answers once more, and then send them."
NOT_OURS: Message = (
    "This did not come from our page",
    "Please open the page by its address, and answer there.",
)
FAULT: Message = (
    "Something went wrong here",
    "It is not your fault. Go back with your browser, and try once more, please.",
)
NO_PAGE: Message = ("There is no such page", "Please look at the address once more.")
TOO_LARGE: Message = (
    "That is more than we can take",
    "Go back with your browser, and make your answers shorter. What you wrote is still there.",
)
TOO_OFTEN: Message = (
    "Please wait a minute",
    "A wrong code was tried too often. Then try the address once more.",
)
TOO_SLOW: Message = (
    "It took too long",
    "Go back with your browser, and send it once more, please.",
)
NOTHING_YET = "There is nothing to send yet. Please answer a question first."
