"""The Web API methods there are; every other one is unknown_method."""

from playground.methods_auth import answer_test, get_team, tell_who
from playground.methods_chat import (
    delete_message,
    get_permalink,
    post_ephemeral_message,
    post_message,
    update_message,
)
from playground.methods_conversations import get_conversation, get_history, open_conversation
from playground.methods_users import get_user, list_users
from playground.methods_views import open_modal, publish_home, push_modal, update_any_view
from playground.web_api import Method

METHODS: dict[str, Method] = {
    "api.test": answer_test,
    "auth.test": tell_who,
    "team.info": get_team,
    "users.info": get_user,
    "users.list": list_users,
    "conversations.open": open_conversation,
    "conversations.info": get_conversation,
    "conversations.history": get_history,
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral_message,
    "chat.update": update_message,
    "chat.delete": delete_message,
    "chat.getPermalink": get_permalink,
    "views.open": open_modal,
    "views.push": push_modal,
    "views.update": update_any_view,
    "views.publish": publish_home,
}
