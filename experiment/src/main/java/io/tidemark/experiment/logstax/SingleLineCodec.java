package io.tidemark.experiment.logstax;

import java.util.List;
import java.util.Map;

/** Every line is a message. */
public final class SingleLineCodec implements Codec {
    @Override
    public List<Message> line(String line) {
        return List.of(new Message(Map.of(Message.TEXT, line)));
    }

    @Override
    public int open() {
        return 0;
    }

    @Override
    public List<Message> close() {
        return List.of();
    }
}
