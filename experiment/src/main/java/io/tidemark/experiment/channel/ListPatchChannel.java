package io.tidemark.experiment.channel;

import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.json.Pointer;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Changes what a service lists when a phase begins. */
public final class ListPatchChannel implements Channel {
    private static final String NAME = "channel.ListPatchChannel";
    private static final int MOST_PARALLEL = 1_000;

    public static final ComponentType<ListPatchChannel> TYPE = new ComponentType<>(
            Role.CHANNEL,
            "ListPatchChannel",
            List.of(),
            "Reads a list of a service in JSON when a phase begins, and writes some of its items back with changes. Events "
                    + "tell of each when it is about to be written, accepted, or refused for good.",
            Sender.options("Where paths begin.", List.of(update())),
            Bulk.Told.BULK.types(),
            ListPatchChannel::new);

    private final Sender sender;
    private final List<Part> parts = new ArrayList<>();

    private record Part(Patch patch, int parallel) {}

    private ListPatchChannel(Settings settings) {
        sender = new Sender(NAME, Bulk.Told.BULK, settings);
        settings.sections("update").forEach(section -> parts.add(part(section)));
    }

    private static Option update() {
        List<Option> options = new ArrayList<>(List.of(
                Option.optional("list", OptionKind.TEXT, "", "Where the list is read, below `url`."),
                Option.optional("items", OptionKind.WORD, "", "A JSON pointer to the list in the response."),
                Option.optional("id", OptionKind.WORD, "/id", "A JSON pointer to the name in an item."),
                Option.optional(
                        "target",
                        OptionKind.TEXT,
                        "/{{id}}",
                        "Where an item is written, below `url`; `{{id}}` is its name."),
                Option.optional("verb", OptionKind.TEXT, "PUT", "The method of HTTP that writes.")
                        .or("method"),
                Option.optional("remove", OptionKind.WORDS, "", "Keys of an item that are not written back."),
                Option.optional("parallel", OptionKind.WHOLE, "1", "How many are written at the same time.")));
        options.addAll(Patch.OPTIONS);
        return Option.required(
                "update", OptionKind.SECTIONS, "The updates: one after the other.", options.toArray(Option[]::new));
    }

    private static Part part(Settings settings) {
        Patch patch = Patch.read(
                settings,
                settings.text("list"),
                pointer(settings, "items"),
                pointer(settings, "id"),
                settings.text("target"),
                settings.text("verb"),
                settings.words("remove"));
        return new Part(patch, (int) settings.whole("parallel", 1, MOST_PARALLEL));
    }

    private static Pointer pointer(Settings settings, String key) {
        try {
            return Pointer.parse(settings.word(key));
        } catch (IllegalArgumentException e) {
            settings.reject(key, String.valueOf(e.getMessage()), "");
            return Pointer.parse("");
        }
    }

    @Override
    public void start(Stage stage) {
        sender.start(stage);
    }

    @Override
    public void apply(Event update) {
        sender.spawn(update.trace(), (bulk, visit) -> {
            for (Part part : parts) {
                part.patch().send(bulk, visit, part.parallel());
            }
        });
    }

    @Override
    public void endRun(boolean interrupted) {
        if (interrupted) {
            sender.cancel();
        }
    }

    @Override
    public void stop() {
        sender.stop();
    }
}
