package io.tidemark.emulator.app;

import static java.util.Objects.requireNonNull;

/**
 * What an application is told apart by: the same name of two accounts is two applications.
 *
 * @param account empty when the backend knows no accounts
 */
public record AppKey(String account, String app) {
    public AppKey {
        requireNonNull(account, "account is null");
        requireNonNull(app, "app is null");
    }

    @Override
    public String toString() {
        return account.isEmpty() ? app : account + "/" + app;
    }
}
