package io.tidemark.emulator.serve;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.emulator.fault.Faults;
import io.tidemark.emulator.openapi.OpenApi;
import io.tidemark.emulator.page.Pages;
import io.tidemark.emulator.registry.Chronicle;
import io.tidemark.functions.time.Clock;
import io.tidemark.server.Answer;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pages for a browser, and the description of every path. */
final class PageDesk implements Desk {
    /** An account for examples when any may be. */
    private static final String ACCOUNT = "demo";

    /** So many applications are enough to see what a list is like. */
    private static final int LISTED = 2;

    private final EmulatorSettings settings;
    private final Clock clock;
    private final Pages pages;

    PageDesk(EmulatorSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.pages = new Pages(settings.backend(), this::description);
    }

    @Override
    public Optional<Answer> answer(Request request) {
        Optional<Reply> found = pages.find(request);
        return found.isPresent() && !request.isGet()
                ? Optional.of(Methods.notAllowed(List.of("GET")))
                : found.map(Answer::of);
    }

    private byte[] description() {
        Membership membership = settings.membership();
        String account = membership.accounts().stream().sorted().findFirst().orElse(ACCOUNT);
        AppKey key = new AppKey(account, membership.naming().name(0));
        return Json.bytes(OpenApi.of(settings.backend(), settings.lenient(), key, this::play));
    }

    /** In an emulator in which there is any application, and that is forgotten at once. */
    private Reply play(List<Request> requests, FaultRule rule) {
        Backend backend = settings.backend();
        Membership given = settings.membership();
        Membership membership = new Membership(given.naming(), Math.min(given.count(), LISTED), Set.of(), false);
        Router router = Office.open(
                        backend, membership, settings.lenient(), new Faults(0, rule), Map.of(), Chronicle.NONE, clock)
                .router(defect -> {
                    throw new IllegalStateException(defect);
                });
        Reply last = Json.detail(404, "Not Found");
        for (Request request : requests) {
            if (!(router.answer(request) instanceof Answer.Whole(Reply reply, long _, String label)) || reply == null) {
                throw new IllegalArgumentException(
                        "no connection may be closed in a rehearsal, but the rule is " + rule);
            }
            if (!label.isEmpty()) {
                router.answered(label, 1_000_000);
            }
            last = reply;
        }
        return last;
    }
}
