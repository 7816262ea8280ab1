package io.tidemark.experiment.session;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Wired;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import java.util.concurrent.CountDownLatch;

/** Tells a channel of the phases that concern it. */
final class ChannelDesk {
    private final Wired wired;
    private final Stage stage;
    private final Mailbox mailbox;

    ChannelDesk(Wired wired, Stage stage) {
        this.wired = wired;
        this.stage = stage;
        this.mailbox = stage.bus().mailbox(wired.name());
    }

    /** Called after the channel has been started, so that it may listen first. */
    void open() {
        mailbox.listen(Events.PARAMETER_UPDATE, this::hear);
    }

    private void hear(Event update) throws Exception {
        Channel channel = wired.channel();
        if (wired.trigger().fires(update.map("changes"), update.map("oldParameters"))) {
            channel.apply(update);
        } else {
            channel.pass(update);
        }
    }

    /** Holds a phase until the channel has been told of all that was published so far. */
    void hold(Trace trace) {
        mailbox.run(trace, () -> {});
    }

    /** Counts down when the channel has ended what it began. */
    void endRun(boolean interrupted, CountDownLatch done) {
        mailbox.run(Trace.NONE, () -> {
            try {
                wired.channel().endRun(interrupted);
            } catch (Exception e) {
                stage.trouble(wired.name(), e);
            } finally {
                done.countDown();
            }
        });
    }
}
