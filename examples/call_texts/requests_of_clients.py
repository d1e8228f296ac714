"""Chat requests in the shapes in which openai-java and LangChain4j send them, key for key."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


def openai_java_messages(system, user):
    return [{"content": system, "role": "system"}, {"content": user, "role": "user"}]


def triage_properties(teams):
    return {
        "team": {"type": "string", "enum": teams, "description": "who answers first"},
        "urgent": {"type": "boolean", "description": "harm within a day"},
    }


def callback_properties():
    return {"callback": {"type": "boolean", "description": "wants to be rung"}}


def openai_java_schema(model, system, user, name, properties):
    schema = {
        "$schema": DRAFT,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    wanted = {"name": "json-schema-from-" + name, "schema": schema, "strict": True}
    return {
        "messages": openai_java_messages(system, user),
        "model": model,
        "response_format": {"json_schema": wanted, "type": "json_schema"},
    }


def openai_java_function(model, system, user, values):
    parameters = {
        "$schema": DRAFT,
        "type": "object",
        "properties": {"sentiment": {"type": "string", "enum": values, "description": "how the customer feels"}},
        "required": ["sentiment"],
        "additionalProperties": False,
    }
    function = {
        "name": "RecordSentiment",
        "description": "Records how a customer feels",
        "parameters": parameters,
        "strict": True,
    }
    return {
        "messages": openai_java_messages(system, user),
        "model": model,
        "tool_choice": {"function": {"name": "RecordSentiment"}, "type": "function"},
        "tools": [{"function": function, "type": "function"}],
    }


def openai_java_plain(model, system, user, most_tokens, temperature):
    return {
        "messages": openai_java_messages(system, user),
        "model": model,
        "max_completion_tokens": most_tokens,
        "temperature": temperature,
    }


def openai_java_chat(model, system, turns):
    roles = ["user", "assistant"]
    said = [{"content": turn, "role": roles[number % 2]} for number, turn in enumerate(turns)]
    return {"messages": [{"content": system, "role": "system"}] + said, "model": model}


def openai_java_image(model, question):
    parts = [{"text": question, "type": "text"}, {"image_url": {"url": PIXEL}, "type": "image_url"}]
    return {"messages": [{"content": parts, "role": "user"}], "model": model}


def langchain4j_messages(system, user):
    messages = [] if system is None else [{"role": "system", "content": system}]
    return messages + [{"role": "user", "content": user}]


def langchain4j_enum(model, system, user, name, values):
    schema = {
        "type": "object",
        "properties": {"value": {"type": "string", "enum": values}},
        "required": ["value"],
        "additionalProperties": False,
    }
    return {
        "model": model,
        "messages": langchain4j_messages(system, user),
        "stream": False,
        "response_format": {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema}},
    }


def langchain4j_plain(model, system, user, temperature):
    return {
        "model": model,
        "messages": langchain4j_messages(system, user),
        "temperature": temperature,
        "stream": False,
    }


def langchain4j_tools(model, system, user, call_id=None, arguments=None, result=None):
    """The first turn, or with a result the second one."""
    messages = langchain4j_messages(system, user)
    if call_id is not None:
        function = {"name": "findOrder", "arguments": arguments}
        call = {"id": call_id, "type": "function", "function": function}
        messages.append({"role": "assistant", "tool_calls": [call]})
        messages.append({"role": "tool", "tool_call_id": call_id, "content": result})
    parameters = {
        "type": "object",
        "properties": {"order": {"type": "string", "description": "Number of the order"}},
        "required": ["order"],
    }
    function = {"name": "findOrder", "description": "Find the state of an order", "parameters": parameters}
    return {
        "model": model,
        "messages": messages,
        "temperature": 0.0,
        "stream": False,
        "tools": [{"type": "function", "function": function}],
    }
