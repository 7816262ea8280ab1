package io.tidemark.emulator.serve;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.backend.Template;
import io.tidemark.emulator.backend.Values.RawJson;
import io.tidemark.emulator.fault.Fault;
import io.tidemark.emulator.fault.Faults;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.emulator.machine.Reaction.Reason;
import io.tidemark.emulator.machine.Reaction.Refused;
import io.tidemark.emulator.registry.Apps;
import io.tidemark.emulator.registry.Apps.Told;
import io.tidemark.functions.time.Clock;
import io.tidemark.server.Answer;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls of the backend: each tells an event of one application. */
final class EventDesk implements Desk {
    static final String ON_PURPOSE = "An error on purpose";

    private final Backend backend;
    private final Membership membership;
    private final Apps apps;
    private final Faults faults;
    private final Tallies tallies;
    private final Clock clock;

    EventDesk(Backend backend, Membership membership, Apps apps, Faults faults, Tallies tallies, Clock clock) {
        this.backend = backend;
        this.membership = membership;
        this.apps = apps;
        this.faults = faults;
        this.tallies = tallies;
        this.clock = clock;
    }

    @Override
    public Optional<Answer> answer(Request request) {
        List<String> allowed = new ArrayList<>();
        for (Call call : backend.calls()) {
            Optional<AppKey> key = call.path().match(request.path());
            if (key.isPresent()) {
                if (call.method().equals(request.method())) {
                    return Optional.of(answer(call, key.get(), request.body()));
                }
                allowed.add(call.method());
            }
        }
        return allowed.isEmpty() ? Optional.empty() : Optional.of(Methods.notAllowed(allowed));
    }

    private Answer answer(Call call, AppKey key, byte[] body) {
        if (!membership.has(key)) {
            return Answer.of(Json.detail(404, "There is no application " + key));
        }
        Fault fault = faults.decide(key, clock.nanoTime());
        return switch (EventBody.read(call, backend.machine(), body)) {
            case EventBody.Told(Event event) -> answer(call, key, event, fault);
            case EventBody.Invalid(Reply reply) -> {
                tallies.invalid().increment();
                yield new Answer.Whole(reply, fault.delayNanos(), Tallies.OTHER);
            }
        };
    }

    private Answer answer(Call call, AppKey key, Event event, Fault fault) {
        return switch (fault.kind()) {
            case ERROR -> {
                tallies.errors().increment();
                Reply reply = Json.detail(fault.status(), ON_PURPOSE);
                yield new Answer.Whole(reply, fault.delayNanos(), tallies.label(event.name()));
            }
            case DISCONNECT -> {
                tallies.disconnects().increment();
                yield new Answer.Whole(null, fault.delayNanos(), "");
            }
            case NONE ->
                new Answer.Whole(
                        tell(call, key, event, fault.cancel()), fault.delayNanos(), tallies.label(event.name()));
        };
    }

    private Reply tell(Call call, AppKey key, Event event, boolean cancel) {
        Told told = apps.tell(key, event);
        return switch (told.reaction()) {
            case Accepted accepted -> {
                tallies.of(event.name()).accepted().increment();
                yield Reply.json(call.status(), accepted(key, event, accepted, cancel && event.hasProgress()));
            }
            case Refused(Reason reason) -> {
                tallies.of(event.name()).refused().increment();
                yield refused(key, event, told, reason);
            }
        };
    }

    private byte[] accepted(AppKey key, Event event, Accepted accepted, boolean cancel) {
        EventValues values = new EventValues(backend.machine(), key, event, accepted.next());
        String command = accepted.command();
        if (cancel) {
            tallies.cancels().increment();
            return backend.answers().cancelled().bytes(values);
        }
        if (command == null) {
            return backend.answers().accepted().bytes(values);
        }
        Template payload = backend.commands().get(command);
        if (payload == null) {
            throw new IllegalStateException("no such command: " + command);
        }
        values.put("command", command);
        values.put("payload", new RawJson(payload.text(values)));
        return backend.answers().command().bytes(values);
    }

    private Template text(Reason reason, Event event) {
        return switch (reason) {
            case UNKNOWN -> backend.refusals().unknown();
            case UNEXPECTED ->
                event.hasProgress()
                        ? backend.refusals().underway()
                        : backend.refusals().unexpected();
            case NOTHING_PENDING -> backend.refusals().nothingPending();
            case BACKWARDS -> backend.refusals().backwards();
        };
    }

    private Reply refused(AppKey key, Event event, Told told, Reason reason) {
        Standing standing = told.before();
        EventValues values = new EventValues(backend.machine(), key, event, standing);
        values.put("before", standing.progress());
        if (event.hasProgress()) {
            values.put("progress", event.progress());
        }
        values.put("reason", text(reason, event).text(values));
        return Reply.json(
                backend.refusals().status(reason), backend.refusals().body().bytes(values));
    }
}
