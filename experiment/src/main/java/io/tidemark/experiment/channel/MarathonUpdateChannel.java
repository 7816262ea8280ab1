package io.tidemark.experiment.channel;

import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.json.Pointer;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Changes what Marathon runs when a phase begins. */
public final class MarathonUpdateChannel implements Channel {
    private static final String NAME = "channel.MarathonUpdateChannel";

    /** Marathon gives these out, but refuses them beside their older spellings. */
    private static final List<String> NOT_WRITTEN = List.of("fetch", "version");

    public static final ComponentType<MarathonUpdateChannel> TYPE = new ComponentType<>(
            Role.CHANNEL,
            "MarathonUpdateChannel",
            List.of(),
            "Changes apps that Marathon runs when a phase begins: reads the list, and writes those that are chosen back with "
                    + "changes. It also deploys, as `channel.MarathonDeployChannel` does.",
            Sender.options("The base URL of Marathon.", List.of(update(), Deployments.option(false))),
            Bulk.Told.MARATHON.types(),
            MarathonUpdateChannel::new);

    private final Sender sender;
    private final Deployments deployments;
    private final List<Patch> patches = new ArrayList<>();

    private MarathonUpdateChannel(Settings settings) {
        sender = new Sender(NAME, Bulk.Told.MARATHON, settings);
        deployments = Deployments.read(settings);
        for (Settings section : settings.sections("update")) {
            section.choice("action");
            patches.add(Patch.read(
                    section,
                    Template.parse("/v2/apps"),
                    Pointer.parse("/apps"),
                    Pointer.parse("/id"),
                    Template.parse("/v2/apps/{{id}}"),
                    Template.parse("PUT"),
                    NOT_WRITTEN));
        }
        if (!settings.has("update") && !settings.has("deploy")) {
            settings.reject("update", "is missing: what to change", "or deploy: what to deploy");
        }
    }

    private static Option update() {
        List<Option> options = new ArrayList<>();
        options.add(Option.choice("action", "patch_app", "What is done to each.", "patch_app"));
        options.addAll(Patch.OPTIONS);
        return Option.optional(
                "update", OptionKind.SECTIONS, "", "The updates: one after the other.", options.toArray(Option[]::new));
    }

    @Override
    public void start(Stage stage) {
        sender.start(stage);
    }

    @Override
    public void apply(Event update) {
        sender.spawn(update.trace(), (bulk, visit) -> {
            deployments.send(bulk, visit);
            for (Patch patch : patches) {
                patch.send(bulk, visit, 1);
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
