package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Body;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.util.List;
import java.util.Optional;

/** What a step carries: {@code body}, {@code body-file} or {@code form}. */
final class BodyReader {
    private static final List<String> KINDS = List.of("body", "body-file", "form");
    private static final List<String> FILE_ONLY = List.of("body-bytes", "body-sha256");

    private final FileReader files;

    BodyReader(PlanFiles files) {
        this.files = new FileReader(files);
    }

    Body read(Section step, KnownNames names) {
        String kind = step.exclusive(KINDS).orElse("");
        if (!kind.equals("body-file")) {
            step.forbid(FILE_ONLY, "is for body-file only");
        }
        return switch (kind) {
            case "body" -> text(step.find("body").orElseThrow(), names);
            case "body-file" -> content(step, step.find("body-file").orElseThrow());
            case "form" -> new Body.Form(FieldReader.fields(step.find("form"), names));
            default -> Body.NONE;
        };
    }

    private static Body text(Value value, KnownNames names) {
        Optional<String> text = value.scalar("must be a text: put JSON into quotes, after | or into a body-file");
        text.ifPresent(found -> names.check(value, found));
        return new Body.Text(text.orElse(""));
    }

    private Body content(Section step, Value value) {
        step.find("body-bytes").ifPresent(bytes -> bytes.whole(0, PlanFiles.MAX_BODY));
        Optional<byte[]> bytes = files.read(value, PlanFiles.MAX_BODY, "must be a file of the request's body");
        bytes.ifPresent(found -> FileReader.checkDigest(step.find("body-sha256"), Digests.of(found)));
        return bytes.<Body>map(found -> new Body.Content(value.written(), found))
                .orElse(Body.NONE);
    }
}
