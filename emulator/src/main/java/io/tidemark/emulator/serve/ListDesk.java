package io.tidemark.emulator.serve;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.backend.Listing;
import io.tidemark.emulator.fault.Fault;
import io.tidemark.emulator.fault.Faults;
import io.tidemark.functions.time.Clock;
import io.tidemark.server.Answer;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import java.util.List;
import java.util.Optional;

/** The lists of applications. */
final class ListDesk implements Desk {
    private final Backend backend;
    private final Membership membership;
    private final Faults faults;
    private final Tallies tallies;
    private final Clock clock;

    ListDesk(Backend backend, Membership membership, Faults faults, Tallies tallies, Clock clock) {
        this.backend = backend;
        this.membership = membership;
        this.faults = faults;
        this.tallies = tallies;
        this.clock = clock;
    }

    @Override
    public Optional<Answer> answer(Request request) {
        for (Listing listing : backend.listings()) {
            Optional<AppKey> key = listing.path().match(request.path());
            if (key.isPresent()) {
                return Optional.of(
                        request.isGet() ? answer(listing, key.get().account()) : Methods.notAllowed(List.of("GET")));
            }
        }
        return Optional.empty();
    }

    private Answer answer(Listing listing, String account) {
        if (!membership.hasAccount(account)) {
            return Answer.of(Json.detail(404, "There is no account " + account));
        }
        Fault fault = faults.decide(clock.nanoTime());
        return switch (fault.kind()) {
            case ERROR -> {
                tallies.errors().increment();
                yield new Answer.Whole(Json.detail(fault.status(), EventDesk.ON_PURPOSE), fault.delayNanos(), "");
            }
            case DISCONNECT -> {
                tallies.disconnects().increment();
                yield new Answer.Whole(null, fault.delayNanos(), "");
            }
            case NONE -> {
                tallies.lists().increment();
                yield new Answer.Whole(Reply.json(200, list(listing, account)), fault.delayNanos(), "");
            }
        };
    }

    private String list(Listing listing, String account) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < membership.count(); i++) {
            String app = membership.naming().name(i);
            String entry =
                    listing.entry().text(name -> name.equals("app") ? app : name.equals("account") ? account : null);
            // Names of lists have no character that JSON would escape.
            json.append(i == 0 ? "\"" : ",\"").append(app).append("\":").append(entry);
        }
        return json.append('}').toString();
    }
}
