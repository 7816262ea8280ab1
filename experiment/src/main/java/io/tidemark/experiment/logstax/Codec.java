package io.tidemark.experiment.logstax;

import java.util.List;

/** Makes messages of lines, for one stream of lines. Not thread-safe. */
public interface Codec {
    /** @return what the line completes, often nothing */
    List<Message> line(String line);

    /** How many lines there are of a message that may be complete later. */
    int open();

    /** What is complete but waited for a line that does not belong to it, which will not come. */
    List<Message> close();
}
