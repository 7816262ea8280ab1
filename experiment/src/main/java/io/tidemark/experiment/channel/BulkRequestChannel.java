package io.tidemark.experiment.channel;

import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.http.BodyTemplate;
import io.tidemark.experiment.json.Pointer;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends many requests when a phase begins, each of which makes something. */
public final class BulkRequestChannel implements Channel {
    private static final String NAME = "channel.BulkRequestChannel";

    public static final ComponentType<BulkRequestChannel> TYPE = new ComponentType<>(
            Role.CHANNEL,
            "BulkRequestChannel",
            List.of(),
            "Sends many requests when a phase begins, each of which makes something that has a name: one kind after the "
                    + "other, several at the same time, throttled, and again when they fail. Events tell of each when it is "
                    + "about to be sent, accepted, or refused for good.",
            Sender.options("Where paths begin.", List.of(requests())),
            Bulk.Told.BULK.types(),
            BulkRequestChannel::new);

    private final Sender sender;
    private final List<Order> orders = new ArrayList<>();

    private BulkRequestChannel(Settings settings) {
        sender = new Sender(NAME, Bulk.Told.BULK, settings);
        settings.sections("requests").forEach(section -> orders.add(order(section)));
    }

    private static Option requests() {
        List<Option> options = new ArrayList<>(List.of(
                Option.optional("path", OptionKind.TEXT, "", "Where they are sent, below `url`."),
                Option.optional("verb", OptionKind.TEXT, "POST", "The method of HTTP.")
                        .or("method"),
                BodyTemplate.option("body", "The body").or("spec"),
                Option.optional(
                        "id",
                        OptionKind.WORD,
                        "/id",
                        "A JSON pointer to the name of what a request is about, which events have as `instance`."),
                Option.choice("idFrom", "request", "Whose body `id` points into.", "request", "response")));
        options.addAll(Order.OPTIONS);
        return new Option(
                "requests",
                List.of("deploy"),
                OptionKind.SECTIONS,
                true,
                "",
                "The requests: one kind after the other.",
                options,
                List.of());
    }

    private static Order order(Settings settings) {
        Optional<Pointer> name = pointer(settings);
        boolean inRequest = "request".equals(settings.choice("idFrom"));
        return Order.read(
                settings,
                settings.text("verb"),
                settings.text("path"),
                BodyTemplate.read(settings, "body"),
                name.filter(_ -> inRequest),
                name.filter(_ -> !inRequest));
    }

    private static Optional<Pointer> pointer(Settings settings) {
        try {
            return Optional.of(Pointer.parse(settings.word("id")));
        } catch (IllegalArgumentException e) {
            settings.reject("id", String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    @Override
    public void start(Stage stage) {
        sender.start(stage);
    }

    @Override
    public void apply(Event update) {
        sender.spawn(update.trace(), (bulk, visit) -> {
            for (Order order : orders) {
                order.send(bulk, visit.stage().clock(), visit.base(), visit.scope(), visit::dressed);
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
