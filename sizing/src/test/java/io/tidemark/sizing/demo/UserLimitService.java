package io.tidemark.sizing.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * A service whose capacity is a number of users: a request gets a 503 exactly when as many others are in progress as
 * are allowed. Each takes the same time.
 */
public final class UserLimitService implements AutoCloseable {
    private final Semaphore places;
    private final Duration service;
    private final Doorman doorman;

    private UserLimitService(int most, Duration service) throws IOException {
        this.places = new Semaphore(most);
        this.service = service;
        this.doorman = Doorman.open(this::perform);
    }

    public static UserLimitService start(int most, Duration service) throws IOException {
        return new UserLimitService(most, service);
    }

    public URI uri() {
        return doorman.uri();
    }

    @Override
    public void close() throws IOException {
        doorman.close();
    }

    int inProgress(int most) {
        return most - places.availablePermits();
    }

    private boolean perform() throws InterruptedException {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            Thread.sleep(service);
            return true;
        } finally {
            places.release();
        }
    }
}
