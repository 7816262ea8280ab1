package io.tidemark.aggregator.fleet.aws;

import io.tidemark.core.window.Parcel;
import io.tidemark.functions.remote.CentreLink;
import io.tidemark.functions.remote.Control;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Lets the workers of one JVM share what one of them has read a moment ago, each copy of the control for itself: a
 * thousand readings a second are more than DynamoDB Local and the clients can do beside everything else on two cores.
 */
final class SharedReading {
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private Control latest;
    private long readNanos;

    private synchronized Control read(CentreLink link) throws IOException {
        long now = System.nanoTime();
        if (latest == null || now - readNanos > FRESH_NANOS) {
            latest = link.control();
            readNanos = now;
        }
        return latest;
    }

    CentreLink over(CentreLink link) {
        return new CentreLink() {
            @Override
            public boolean claim(String who) throws IOException {
                return link.claim(who);
            }

            @Override
            public void post(Parcel parcel) throws IOException {
                link.post(parcel);
            }

            @Override
            public Control control() throws IOException {
                return read(link);
            }

            @Override
            public void close() {
                link.close();
            }
        };
    }
}
