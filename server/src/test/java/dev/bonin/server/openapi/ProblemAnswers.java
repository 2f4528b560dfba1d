package dev.bonin.server.openapi;

import dev.bonin.reason.Reason;
import dev.bonin.web.problem.Problems;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The refusals of a call, by their statuses, from the catalogue of reasons. */
final class ProblemAnswers {
    private static final List<String> ANY_CALL = List.of(
            "malformed_member",
            "unauthorized",
            "not_for_browsers",
            "too_many_requests",
            "internal_error",
            "overloaded",
            "keys_unavailable",
            "storage_unavailable");
    private static final List<String> SENDING_A_BODY = List.of("body_timed_out", "body_too_large");
    private static final List<String> READING_A_BODY = List.of("malformed_body", "unknown_member", "json_expected");
    private static final String REQUIRED_MEMBER = "missing_member";
    private static final String MISSING_SCOPE = "missing_scope";

    private final Problems problems;

    ProblemAnswers(Problems problems) {
        this.problems = problems;
    }

    /** Returns the codes of all refusals of a call, and what they mean, by status. */
    Map<Integer, Map<String, String>> of(Endpoint endpoint, Operation operation) {
        var answers = new TreeMap<Integer, Map<String, String>>();
        add(answers, ANY_CALL);
        add(answers, endpoint.hasBody() ? SENDING_A_BODY : List.of());
        add(answers, operation.hasBody() ? READING_A_BODY : List.of());
        add(answers, operation.requiresBody() ? List.of(REQUIRED_MEMBER) : List.of());
        add(answers, operation.scope().isPresent() ? List.of(MISSING_SCOPE) : List.of());
        add(answers, operation.reasons());
        return answers;
    }

    private void add(Map<Integer, Map<String, String>> answers, List<String> codes) {
        codes.stream().flatMap(code -> Codes.reasons(code).stream()).forEach(reason -> add(answers, reason));
    }

    private void add(Map<Integer, Map<String, String>> answers, Reason reason) {
        var problem = problems.problem(reason, "en", "none");
        answers.computeIfAbsent(problem.status(), status -> new LinkedHashMap<>())
                .put(reason.code(), problem.text("title"));
    }

    /** Returns the answer as the document has it. */
    static ObjectNode answer(int status, Map<String, String> codes) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put(
                "description",
                codes.entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getKey))
                        .map(code -> "- `" + code.getKey() + "`: " + code.getValue())
                        .collect(Collectors.joining("\n")));
        header(status, answer);
        var schema = answer.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema");
        var both = schema.putArray("allOf");
        both.addObject().put("$ref", "#/components/schemas/Problem");
        var code = both.addObject().putObject("properties").putObject("code");
        code.put("type", "string");
        codes.keySet().stream().sorted().forEach(code.putArray("enum")::add);
        return answer;
    }

    private static void header(int status, ObjectNode answer) {
        if (status == 401) {
            reference(answer.putObject("headers").putObject("WWW-Authenticate"), "Challenge");
        }
        if (status == 429 || status == 503) {
            reference(answer.putObject("headers").putObject("Retry-After"), "RetryAfter");
        }
    }

    private static void reference(ObjectNode header, String name) {
        header.put("$ref", "#/components/headers/" + name);
    }
}
