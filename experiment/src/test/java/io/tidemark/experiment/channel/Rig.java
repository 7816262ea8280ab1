package io.tidemark.experiment.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.settings.TestSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A stage, and channels that are started on it. */
final class Rig {
    private final TestStage stage;
    private final List<Channel> channels = new ArrayList<>();

    Rig(Path directory) {
        stage = new TestStage(directory);
    }

    TestStage stage() {
        return stage;
    }

    <T extends Channel> T start(ComponentType<T> type, String yaml) throws Exception {
        T channel = read(type, yaml);
        channel.start(stage.stage());
        channels.add(channel);
        return channel;
    }

    static <T extends Channel> T read(ComponentType<T> type, String yaml) throws ProblemsException {
        return TestSettings.read(type.options(), type.reader(), yaml);
    }

    /** A phase begins and ends, with all that it caused. */
    Event phase(Channel channel, Map<String, Object> parameters) throws Exception {
        Event update = stage.begin(parameters);
        channel.apply(update);
        Phase phase = update.trace().phase().orElseThrow();
        CountDownLatch over = new CountDownLatch(1);
        phase.close(List.of(over::countDown));
        assertThat(over.await(20, TimeUnit.SECONDS)).as("the phase ends").isTrue();
        return update;
    }

    List<String> texts(EventType type, String attribute) {
        return stage.events(type).stream().map(event -> event.text(attribute)).toList();
    }

    void close() throws Exception {
        for (Channel channel : channels) {
            channel.stop();
        }
        stage.close();
    }
}
