package io.tidemark.emulator.file;

import io.tidemark.emulator.backend.Answers;
import io.tidemark.emulator.backend.Refusals;
import io.tidemark.emulator.backend.Template;
import io.tidemark.emulator.machine.Reaction.Reason;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is answered when a file does not say it, and what it says. */
final class AnswersReader {
    private static final int DEFAULT_STATUS = 400;

    private AnswersReader() {}

    static Answers answers(Optional<Value> value, TemplateReader templates) {
        Optional<Section> section = value.map(found -> found.section(BackendKeys.ANSWERS));
        return new Answers(
                json(section, "accepted", templates, status("ok")),
                json(
                        section,
                        "command",
                        templates.with("command", "payload"),
                        new Template.Builder()
                                .raw("{\"command\":")
                                .text("${command}")
                                .raw(",\"payload\":")
                                .text("${payload}")
                                .raw("}")
                                .build()),
                json(section, "cancelled", templates, status("cancelled")));
    }

    static Refusals refusals(Optional<Value> value, TemplateReader templates) {
        Optional<Section> section = value.map(found -> found.section(BackendKeys.REFUSALS));
        TemplateReader backwards = templates.with("before", "progress");
        return new Refusals(
                statuses(section.flatMap(found -> found.find("status"))),
                json(
                        section,
                        "body",
                        templates.with("reason"),
                        new Template.Builder()
                                .raw("{\"detail\":")
                                .text("${reason}")
                                .raw("}")
                                .build()),
                text(section, "unknown", templates, "${event} is not what ${app} begins with"),
                text(section, "unexpected", templates, "${app} does not expect ${event} in state ${state}"),
                text(
                        section,
                        "underway",
                        templates.with("progress"),
                        "${app} does not expect ${event} in state ${state}"),
                text(section, "nothing-pending", templates, "${app} has no command in state ${state}"),
                text(section, "backwards", backwards, "${app} was at ${before} and cannot be at ${progress}"));
    }

    /** One of all reasons, or a mapping. */
    private static Map<Reason, Integer> statuses(Optional<Value> value) {
        Map<Reason, Integer> statuses = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            statuses.put(reason, DEFAULT_STATUS);
        }
        if (value.isPresent() && value.get().isMapping()) {
            Section section = value.get().section(BackendKeys.STATUSES);
            statuses.replaceAll((reason, otherwise) ->
                    section.find(reason.word()).map(AnswersReader::code).orElse(otherwise));
        } else if (value.isPresent()) {
            int code = code(value.get());
            statuses.replaceAll((reason, otherwise) -> code);
        }
        return statuses;
    }

    private static int code(Value value) {
        return (int) value.whole(400, 599);
    }

    private static Template status(String word) {
        return new Template.Builder().raw("{\"status\":").text(word).raw("}").build();
    }

    private static Template json(Optional<Section> section, String key, TemplateReader templates, Template otherwise) {
        return read(section, key, templates, TemplateReader::json, otherwise);
    }

    private static Template text(Optional<Section> section, String key, TemplateReader templates, String otherwise) {
        return read(section, key, templates, TemplateReader::text, Template.ofText(otherwise));
    }

    private static Template read(
            Optional<Section> section,
            String key,
            TemplateReader templates,
            BiFunction<TemplateReader, Value, Template> reader,
            Template otherwise) {
        return section.flatMap(found -> found.find(key))
                .map(value -> reader.apply(templates, value))
                .orElse(otherwise);
    }
}
