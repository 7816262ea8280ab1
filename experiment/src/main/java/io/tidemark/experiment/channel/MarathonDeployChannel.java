package io.tidemark.experiment.channel;

import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.settings.Settings;
import java.util.List;

/** Deploys on Marathon when a phase begins. */
public final class MarathonDeployChannel implements Channel {
    private static final String NAME = "channel.MarathonDeployChannel";

    public static final ComponentType<MarathonDeployChannel> TYPE = new ComponentType<>(
            Role.CHANNEL,
            "MarathonDeployChannel",
            List.of(),
            "Asks Marathon for deployments when a phase begins. Events tell of each when it is about to be asked for, "
                    + "accepted, or refused for good; `instance` is the `id` of its specification.",
            Sender.options("The base URL of Marathon.", List.of(Deployments.option(true))),
            Bulk.Told.MARATHON.types(),
            MarathonDeployChannel::new);

    private final Sender sender;
    private final Deployments deployments;

    private MarathonDeployChannel(Settings settings) {
        sender = new Sender(NAME, Bulk.Told.MARATHON, settings);
        deployments = Deployments.read(settings);
    }

    @Override
    public void start(Stage stage) {
        sender.start(stage);
    }

    @Override
    public void apply(Event update) {
        sender.spawn(update.trace(), deployments::send);
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
