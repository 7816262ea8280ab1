package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Check;
import io.tidemark.core.plan.Check.Range;
import io.tidemark.core.plan.Check.Regex;
import io.tidemark.core.plan.Credentials;
import io.tidemark.core.plan.Extraction;
import io.tidemark.core.plan.Field;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Valid steps of every kind. Lists repeat names and mix orders on purpose. */
final class RandomSteps {
    /** Everything that YAML or JSON might take for something else. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "~",
            "true",
            "1",
            "010",
            "1e3",
            "0x1F",
            "- a",
            "a: b",
            "# no comment",
            "{",
            "[",
            "'",
            "\"",
            "\\",
            "\\n",
            "a\nb\n",
            "\t",
            "%",
            "@",
            "`",
            "&a",
            "*a",
            "!t",
            "|",
            ">",
            "?",
            "<<",
            "ü",
            "日本",
            "😀",
            "\u0000",
            "\u007f",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\uffff",
            "$",
            "$$",
            "$${x}",
            "}",
            "a ".repeat(600));

    private final Random random;

    RandomSteps(Random random) {
        this.random = random;
    }

    /** What the step extracts is known afterwards. */
    Step step(List<String> known) {
        List<Extraction> extractions = some(3, this::extraction);
        Step step = new Step(
                "step " + random.nextInt(5),
                pick(List.of("GET", "POST", "PUT", "DELETE", "PROPFIND")),
                pick(List.of("/", "/a?b=c", "https://other.example/x", "${user}", "/items/${iteration}?q=$$x")),
                some(3, () -> new Field(text(), template(known))),
                some(3, () -> new Field(pick(List.of("Accept", "X-A", "X-B")), "v" + random.nextInt(3))),
                body(known),
                credentials(),
                some(6, () -> check(known)),
                extractions,
                pause());
        extractions.forEach(extraction -> known.add(extraction.variable()));
        return step;
    }

    /** For names: without control characters. */
    String text() {
        return pick(List.of("a", "null", "1", "a: b", "#", "ü", "😀", "\"", "{}", "'", "\\", "\u2028", "- ", "<<"));
    }

    private String template(List<String> known) {
        return pick(TEXTS) + "${" + pick(known) + "}" + pick(TEXTS);
    }

    private Body body(List<String> known) {
        return switch (random.nextInt(3)) {
            case 0 -> Body.NONE;
            case 1 -> new Body.Text(template(known));
            default -> new Body.Form(some(3, () -> new Field(text(), template(known))));
        };
    }

    private Credentials credentials() {
        return switch (random.nextInt(3)) {
            case 0 -> new Credentials.Basic("USER", "PASSWORD");
            case 1 -> new Credentials.Bearer("TOKEN");
            default -> null;
        };
    }

    private Check check(List<String> known) {
        return switch (random.nextInt(5)) {
            case 0 ->
                new Check.Status(List.of(pick(List.of(new Range(200, 200), new Range(300, 399), new Range(404, 410)))));
            case 1 -> new Check.HeaderMatches(pick(List.of("X-A", "X-B")), new Regex("a.*b"));
            case 2 -> new Check.BodyContains(template(known));
            case 3 -> new Check.BodyMatches(new Regex("\\d+\"'#"));
            default -> new Check.JsonEquals(pick(List.of("", "/a~1b", "/0/ü")), template(known));
        };
    }

    private Extraction extraction() {
        String name = "x" + random.nextInt(3);
        return switch (random.nextInt(4)) {
            case 0 -> new Extraction.FromHeader(name, "Location", null);
            case 1 -> new Extraction.FromHeader(name, "Location", new Regex("/(\\d+)$"));
            case 2 -> new Extraction.FromBody(name, new Regex("id=(\\d+)"));
            default -> new Extraction.FromJson(name, "/id");
        };
    }

    Pause pause() {
        Duration one = Duration.ofMillis(random.nextInt(3));
        Duration two = Duration.ofMillis(3 + random.nextInt(3));
        return switch (random.nextInt(3)) {
            case 0 -> new Pause.Fixed(one);
            case 1 -> new Pause.Uniform(one, two);
            default -> new Pause.Normal(one, two);
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> List<T> some(int max, Supplier<T> make) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(max + 1); i > 0; i--) {
            list.add(make.get());
        }
        return list;
    }
}
