package io.tidemark.experiment.channel;

import static io.tidemark.experiment.event.Events.HTTP_FIRST_REQUEST_END;
import static io.tidemark.experiment.event.Events.HTTP_FIRST_REQUEST_START;
import static io.tidemark.experiment.event.Events.HTTP_FIRST_RESPONSE_END;
import static io.tidemark.experiment.event.Events.HTTP_FIRST_RESPONSE_ERROR;
import static io.tidemark.experiment.event.Events.HTTP_FIRST_RESPONSE_START;
import static io.tidemark.experiment.event.Events.HTTP_LAST_REQUEST_END;
import static io.tidemark.experiment.event.Events.HTTP_LAST_REQUEST_START;
import static io.tidemark.experiment.event.Events.HTTP_LAST_RESPONSE_END;
import static io.tidemark.experiment.event.Events.HTTP_LAST_RESPONSE_ERROR;
import static io.tidemark.experiment.event.Events.HTTP_LAST_RESPONSE_START;
import static io.tidemark.experiment.event.Events.HTTP_REQUEST_END;
import static io.tidemark.experiment.event.Events.HTTP_REQUEST_START;
import static io.tidemark.experiment.event.Events.HTTP_RESPONSE_END;
import static io.tidemark.experiment.event.Events.HTTP_RESPONSE_ERROR;
import static io.tidemark.experiment.event.Events.HTTP_RESPONSE_START;

import io.tidemark.experiment.event.EventType;
import java.util.List;

/** Where something stands among its like, as the events that tell so. The only one of all is the last. */
record Place(
        EventType requestStart,
        EventType requestEnd,
        EventType responseStart,
        EventType responseEnd,
        EventType responseError) {
    static final Place FIRST = new Place(
            HTTP_FIRST_REQUEST_START,
            HTTP_FIRST_REQUEST_END,
            HTTP_FIRST_RESPONSE_START,
            HTTP_FIRST_RESPONSE_END,
            HTTP_FIRST_RESPONSE_ERROR);
    static final Place BETWEEN = new Place(
            HTTP_REQUEST_START, HTTP_REQUEST_END, HTTP_RESPONSE_START, HTTP_RESPONSE_END, HTTP_RESPONSE_ERROR);
    static final Place LAST = new Place(
            HTTP_LAST_REQUEST_START,
            HTTP_LAST_REQUEST_END,
            HTTP_LAST_RESPONSE_START,
            HTTP_LAST_RESPONSE_END,
            HTTP_LAST_RESPONSE_ERROR);

    /** @param number counted from 0 */
    static Place of(long number, long all) {
        if (number == all - 1) {
            return LAST;
        }
        return number == 0 ? FIRST : BETWEEN;
    }

    List<EventType> types() {
        return List.of(requestStart, requestEnd, responseStart, responseEnd, responseError);
    }
}
