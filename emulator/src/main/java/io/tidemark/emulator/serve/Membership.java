package io.tidemark.emulator.serve;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.backend.Naming;
import java.util.Set;

/**
 * Which accounts and applications there are.
 *
 * @param count how many applications a list has
 * @param accounts empty for any
 * @param listedOnly true when there are no applications but those that lists have
 */
public record Membership(Naming naming, int count, Set<String> accounts, boolean listedOnly) {
    public Membership {
        requireNonNull(naming, "naming is null");
        accounts = Set.copyOf(accounts);
        if (count < 0) {
            throw new IllegalArgumentException("count must be >= 0 but is " + count);
        }
    }

    boolean hasAccount(String account) {
        return accounts.isEmpty() || account.isEmpty() || accounts.contains(account);
    }

    boolean has(AppKey key) {
        return hasAccount(key.account()) && (!listedOnly || naming.isAmong(count, key.app()));
    }
}
