package io.tidemark.emulator.file;

import static io.tidemark.emulator.file.Reading.MINIMUM;
import static io.tidemark.emulator.file.Reading.calls;
import static io.tidemark.emulator.file.Reading.problems;
import static io.tidemark.emulator.file.Reading.states;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BackendProblemsTest {
    private static final String FIELDS =
            "fields: {kind: {json: /kind}, count: {json: /count, as: whole}," + " all: {json: '', as: object}}\n";

    @Test
    void allProblemsAreFoundAtOnceInTheOrderOfTheLines() {
        assertThat(String.join("\n", problems("""
                name: My Shop
                titel: A shop
                apps: {names: order, count: -1}
                calls:
                  - {post: /orders, event: PAY}
                fields: {amount: {json: amount, as: number}}
                conditions: {dear: {amuont: 100..}}
                refusals: {status: 200}
                start: begin
                states:
                  new:
                    PAY: {when: deer, to: piad}
                  paid: {}
                """))).isEqualToIgnoringNewLines("""
                line 1: name = My Shop: must be a short name: lower-case letters, digits and -, at most 40
                line 2: titel: is not a known key (did you mean title?)
                line 3: apps.names = order: must be a name with its number as 1 to 9 Ns, such as appNNNNN: letters, digits, . _ ~ and -
                line 3: apps.count = -1: must be a whole number from 0 to 1000000
                line 5: calls[0].post = /orders: must have {app}: every event is of one application
                line 6: fields.amount.json = amount: must be a JSON pointer such as /param/progress
                line 6: fields.amount.as = number: must be one of text, whole, object
                line 7: conditions.dear.amuont: must be the name of a field (did you mean amount?)
                line 8: refusals.status = 200: must be a whole number from 400 to 599
                line 9: start = begin: must be the name of a state (known: new, paid)
                line 12: states.new.PAY.when = deer: must be the name of a condition, or a mapping such as {progress: given} (did you mean dear?)
                line 12: states.new.PAY.to = piad: must be the name of a state (did you mean paid?)
                """.stripTrailing());
    }

    private static Arguments row(String yaml, String... problems) {
        return Arguments.of(yaml, String.join("\n", problems));
    }

    static Stream<Arguments> wholeFiles() {
        return Stream.of(
                row(
                        "",
                        "line 1: name: is missing: a short one, such as oco",
                        "line 1: calls: is missing: the requests that clients send",
                        "line 1: start: is missing: the state in which applications begin",
                        "line 1: states: is missing: a mapping of states to their events"),
                row("- a", "line 1: backend = [...]: must be a mapping of keys such as calls and states"),
                row("\"a", "line 1: backend: must be YAML (found unexpected end of stream)"),
                row(MINIMUM + "name: again", "line 7: name: is here twice (the first is at line 1)"),
                row(
                        MINIMUM.replace("start: off", "start: of"),
                        "line 3: start = of: must be the name of a state (did you mean off?)"),
                row(
                        MINIMUM.replace("start: off\n", ""),
                        "line 1: start: is missing: the state in which applications begin"),
                row(
                        MINIMUM.replace("start: off", "start: [off]"),
                        "line 3: start = [...]: must be the name of a state"),
                row(
                        MINIMUM.replace("small", "a".repeat(41)),
                        "line 1: name = " + "a".repeat(41)
                                + ": must be a short name: lower-case letters, digits and -, at most 40"),
                row(
                        MINIMUM.replace("small", "-a"),
                        "line 1: name = -a: must be a short name: lower-case letters," + " digits and -, at most 40"),
                row(MINIMUM.replace("small", ""), "line 1: name: must be a single value"),
                row(MINIMUM + "title: ''", "line 7: title: must be a name: 1 to 200 characters in one line"),
                row(MINIMUM + "apps: 5", "line 7: apps = 5: must be a mapping with names, count"),
                row(
                        MINIMUM + "apps: {count: '5'}",
                        "line 7: apps.count = 5: must be a whole number from 0 to 1000000"
                                + " (write 5 without quotes)"),
                row(
                        MINIMUM + "apps: {count: 1000001}",
                        "line 7: apps.count = 1000001: must be a whole number from 0 to 1000000"));
    }

    static Stream<Arguments> statesAndRows() {
        return Stream.of(
                row(states("{}"), "line 3: start = off: must be the name of a state"),
                row(
                        states("[off: {}]"),
                        "line 3: start = off: must be the name of a state",
                        "line 5: states = [...]: must be a mapping of states to their events"),
                row(states("off:"), "line 5: states.off: must be a mapping of events to rows (write {} for none)"),
                row(
                        states("off: {START: }"),
                        "line 5: states.off.START: must be a row such as {to: STATE, command: COMMAND}, or a list of rows"),
                row(
                        states("off: {START: []}"),
                        "line 5: states.off.START = []: must be a row such as {to: STATE, command: COMMAND}, or a list of rows"),
                row(
                        states("off: {START: [on]}"),
                        "line 5: states.off.START[0] = on: must be a row such as {to: STATE, command: COMMAND}, or a list of rows"),
                row(
                        states("off: {START: {too: off}}"),
                        "line 5: states.off.START.too: is not a known key (did you mean to?)"),
                row(
                        states("off: {START: {to: [off]}}"),
                        "line 5: states.off.START.to = [...]: must be the name of a state"),
                row(
                        states("off: {START: {cycle: yes}}"),
                        "line 5: states.off.START.cycle = yes: must be true or false"),
                row(
                        states("off: {START: {lenient: 1}}"),
                        "line 5: states.off.START.lenient = 1: must be true or false"),
                row(
                        states("off: {START: {command: GO}}") + "commands: {WALK: {}, RUN: {}}",
                        "line 5: states.off.START.command = GO: must be the name of a command (known: WALK, RUN)"),
                row(
                        states("off: {START: {reply: WALKS}}") + "commands: {WALK: {}, RUN: {}}",
                        "line 5: states.off.START.reply = WALKS: must be the name of a command, or pending (did you mean WALK?)"),
                row(
                        states("off: {START: {reply: {}}}"),
                        "line 5: states.off.START.reply = {}: must be the name of a command, or pending"),
                row(
                        states("off: {}", "on: {START: {to: on}}", "out: {START: {to: on}}"),
                        "line 6: states.on: can never be reached",
                        "line 7: states.out: can never be reached"),
                row(
                        states("off: {START: [{}, {to: off}]}"),
                        "line 5: states.off.START[1] = {...}: never applies: a row before it does whenever this one would"),
                row(
                        states("off: {START: [{}, {lenient: true}]}"),
                        "line 5: states.off.START[1] = {...}: never applies: a row before it does whenever this one would"),
                row(MINIMUM + "everywhere: [a]", "line 7: everywhere = [...]: must be a mapping of events to rows"),
                row(
                        MINIMUM + "everywhere: {STOP: {to: of}}",
                        "line 7: everywhere.STOP.to = of: must be the name of a state (did you mean off?)"));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                row(
                        calls("{}"),
                        "line 2: calls = {}: must be a list of mappings such as {post: /apps/{app}, event: {json: /event}}"),
                row(
                        calls("[]"),
                        "line 2: calls = []: must be a list of mappings such as {post: /apps/{app}, event: {json: /event}}"),
                row(
                        calls("[a]"),
                        "line 2: calls[0] = a: must be a mapping with get, post, put, patch, delete, event, status"),
                row(
                        calls("[{}]"),
                        "line 2: calls[0]: must have a path for one of get, post, put, patch, delete",
                        "line 2: calls[0].event: is missing: a name, or {json: /event}"),
                row(calls("[{post: '/apps/{app}'}]"), "line 2: calls[0].event: is missing: a name, or {json: /event}"),
                row(
                        calls("[{post: '/apps/{app}', put: '/a/{app}', event: {json: /e}}]"),
                        "line 2: calls[0].put = /a/{app}: cannot be together with post (leave one of them out)"),
                row(
                        calls("[{post: 'apps/{app}', event: {json: /e}}]"),
                        "line 2: calls[0].post = apps/{app}: must be a path such as /accounts/{account}/applications/{app}, with {account} and {app} at most once"),
                row(
                        calls("[{post: '/docs/{app}', event: {json: /e}}]"),
                        "line 2: calls[0].post = /docs/{app}: must not begin with a path of the emulator's own: /docs, /faults, /openapi.json, /statistics"),
                row(
                        calls("[{post: '/{app}', event: {json: /e}}]"),
                        "line 2: calls[0].post = /{app}: must begin with a word of its own, such as /apps"),
                row(
                        calls("[{post: '/apps/{app}', event: {json: e}}]"),
                        "line 2: calls[0].event.json = e: must be a JSON pointer such as /param/progress"),
                row(
                        calls("[{post: '/apps/{app}', event: {}}]"),
                        "line 2: calls[0].event.json: is missing: a JSON pointer such as /event"),
                row(
                        calls("[{post: '/apps/{app}', event: [START]}]"),
                        "line 2: calls[0].event = [...]: must be a mapping with json"),
                row(
                        calls("[{post: '/apps/{app}', event: ''}, {post: '/a/{app}', event: {json: /e}}]"),
                        "line 2: calls[0].event: must be a name: 1 to 200 characters in one line"),
                row(
                        calls("[{post: '/apps/{app}', event: {json: /e}}, {post: '/apps/{app}', event: START}]"),
                        "line 2: calls[1].post = /apps/{app}: must not be a path of a call before it with the same method"),
                row(
                        calls("[{post: '/apps/{app}', event: {json: /e}}, {post: '/{account}s/{app}', event: START}]"),
                        "line 2: calls[1].post = /{account}s/{app}: must be a path such as /accounts/{account}/applications/{app}, with {account} and {app} at most once"),
                row(
                        calls(
                                "[{post: '/apps/{app}', event: {json: /e}}, {post: '/of/{account}/{app}', event: START}]"),
                        "line 2: calls[1].post = /of/{account}/{app}: must have {account} when the other calls have it, and only then"),
                row(
                        calls("[{post: '/apps/{app}', event: {json: /e}}, {put: '/apps/{app}', event: STRAT}]"),
                        "line 2: calls[1].event = STRAT: must be an event of some state (did you mean START?)"),
                row(
                        calls("[{put: '/apps/{app}', event: START}]"),
                        "line 6: states.on.STOP: must be the event of a call (known: START)"),
                row(
                        calls("[{post: '/apps/{app}', event: {json: /e}, status: 404}]"),
                        "line 2: calls[0].status = 404: must be a whole number from 200 to 299"),
                row(
                        calls("[{post: '/apps/{app}', event: {json: /e}, status: 204}]"),
                        "line 2: calls[0].status = 204: must be one of an answer with a body"),
                row(MINIMUM + "lists: {}", "line 7: lists = {}: must be a list of mappings with path and entry"),
                row(
                        MINIMUM + "lists: [{}]",
                        "line 7: lists[0].path: is missing, such as /accounts/{account}/apps",
                        "line 7: lists[0].entry: is missing: what the list says of each application"),
                row(
                        MINIMUM + "lists: [{path: '/apps/{app}', entry: {}}]",
                        "line 7: lists[0].path = /apps/{app}: must not have {app}: a list is of all applications"),
                row(
                        MINIMUM + "lists: [{path: /faults, entry: {}}]",
                        "line 7: lists[0].path = /faults: must not begin with a path of the emulator's own: /docs, /faults, /openapi.json, /statistics"),
                row(
                        MINIMUM + "lists: [{path: /apps, entry: {}}, {path: /apps, entry: {}}]",
                        "line 7: lists[1].path = /apps: must not be a path that a list has"),
                row(
                        MINIMUM + "lists: [{path: /apps, entry: '${state}'}]",
                        "line 7: lists[0].entry = ${state}: refers to ${state}, which is not known here (known: account, app)"),
                row(
                        calls("[{post: '/apps/{app}', event: {json: /e}}]") + "lists: [{path: /apps/all, entry: {}}]",
                        "line 2: calls[0].post = /apps/{app}: must not be a path that a list has"));
    }

    static Stream<Arguments> fieldsAndConditions() {
        return Stream.of(
                row(MINIMUM + "fields: [kind]", "line 7: fields = [...]: must be a mapping of names to fields"),
                row(
                        MINIMUM + "fields: {kind: /kind}",
                        "line 7: fields.kind = /kind: must be a mapping with json, as, rising"),
                row(
                        MINIMUM + "fields: {kind: {}}",
                        "line 7: fields.kind.json: is missing: a JSON pointer such as /param/progress"),
                row(
                        MINIMUM + "fields: {a b: {json: /a}}",
                        "line 7: fields.a b: must be a name: letters, digits, _ and -, at most 40"),
                row(
                        MINIMUM + "fields: {state: {json: /a}}",
                        "line 7: fields.state: must not be the name of something else that answers refer to"),
                row(
                        MINIMUM + "fields: {kind: {json: /a, rising: true}}",
                        "line 7: fields.kind.rising = true: is for a field as whole only"),
                row(
                        MINIMUM
                                + "fields: {a: {json: /a, as: whole, rising: true}, b: {json: /b, as: whole, rising: true}}",
                        "line 7: fields.b.rising = true: can be true of one field only"),
                row(
                        MINIMUM + FIELDS + "conditions: [a]",
                        "line 8: conditions = [...]: must be a mapping of names to conditions"),
                row(
                        MINIMUM + FIELDS + "conditions: {a: given}",
                        "line 8: conditions.a = given: must be a mapping of fields to what they must be, such as {progress: given}"),
                row(
                        MINIMUM + FIELDS + "conditions: {a: {king: given}}",
                        "line 8: conditions.a.king: must be the name of a field (did you mean kind?)"),
                row(
                        MINIMUM + FIELDS + "conditions: {a: {kind: null}}",
                        "line 8: conditions.a.kind = null: must be given, absent, a text, or a list of texts"),
                row(
                        MINIMUM + FIELDS + "conditions: {a: {kind: []}}",
                        "line 8: conditions.a.kind = []: must be given, absent, a text, or a list of texts"),
                row(
                        MINIMUM + FIELDS + "conditions: {a: {kind: [{}]}}",
                        "line 8: conditions.a.kind[0] = {}: must be given, absent, a text, or a list of texts"),
                row(
                        MINIMUM + FIELDS + "conditions: {a: {kind: {b: c}}}",
                        "line 8: conditions.a.kind = {...}: must be given, absent, a text, or a list of texts"),
                row(
                        MINIMUM + FIELDS + "conditions: {a: {count: many}}",
                        "line 8: conditions.a.count = many: must be given, absent, a whole number, a range such as 1..5 or 5.., or a list of these"),
                row(
                        MINIMUM + FIELDS + "conditions: {a: {count: 5..1}}",
                        "line 8: conditions.a.count = 5..1: must be given, absent, a whole number, a range such as 1..5 or 5.., or a list of these"),
                row(
                        MINIMUM + FIELDS + "conditions: {a: {count: ..}}",
                        "line 8: conditions.a.count = ..: must be given, absent, a whole number, a range such as 1..5 or 5.., or a list of these"),
                row(
                        MINIMUM + FIELDS + "conditions: {a: {count: [1, 1.5]}}",
                        "line 8: conditions.a.count[1] = 1.5: must be given, absent, a whole number, a range such as 1..5 or 5.., or a list of these"),
                row(
                        MINIMUM + FIELDS + "conditions: {a: {all: x}}",
                        "line 8: conditions.a.all = x: must be given or absent"),
                row(
                        states("off: {START: {when: }}"),
                        "line 5: states.off.START.when: must be the name of a condition, or a mapping such as {progress: given}"),
                row(
                        states("off: {START: {when: [a]}}"),
                        "line 5: states.off.START.when = [...]: must be a mapping of fields to what they must be, such as {progress: given}"),
                row(
                        states("off: {START: {when: {a: b}}}"),
                        "line 5: states.off.START.when.a: must be the name of a field"));
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                row(
                        MINIMUM + "commands: []",
                        "line 7: commands = []: must be a mapping of commands to what they carry"),
                row(
                        MINIMUM + "commands: {pending: {}}",
                        "line 7: commands.pending: must not be the name of a command: it means the one that waits"),
                row(
                        MINIMUM + "commands:\n  GO:\n    - a\n    - b: [1, '${ap}']",
                        "line 10: commands.GO[1].b[1] = ${ap}: refers to ${ap}, which is not known here (did you mean app?)"),
                row(
                        MINIMUM + "commands:\n  GO:\n    '${x}': 1",
                        "line 9: commands.GO.${x} = 1: refers to ${x}, which is not known here (known: account, app, event, state, cycles)"),
                row(
                        MINIMUM + "answers: ok",
                        "line 7: answers = ok: must be a mapping with accepted, command, cancelled"),
                row(
                        MINIMUM + "answers: {accepted: '${app'}",
                        "line 7: answers.accepted = ${app: must close every ${ with a name and } (write $${ for a literal ${)"),
                row(
                        MINIMUM + "answers: {accepted: '${payload}'}",
                        "line 7: answers.accepted = ${payload}: refers to ${payload}, which is not known here (known: account, app, event, state, cycles)"),
                row(
                        MINIMUM + "answers: {cancelled: '${command}'}",
                        "line 7: answers.cancelled = ${command}: refers to ${command}, which is not known here (known: account, app, event, state, cycles)"),
                row(
                        MINIMUM + "refusals: {status: 600}",
                        "line 7: refusals.status = 600: must be a whole number from 400 to 599"),
                row(
                        MINIMUM + "refusals: {status: {unknown: 200, gone: 410}}",
                        "line 7: refusals.status.gone: is not a known key (known: unknown, unexpected, nothing-pending, backwards)",
                        "line 7: refusals.status.unknown = 200: must be a whole number from 400 to 599"),
                row(MINIMUM + "refusals: {unknown: {a: b}}", "line 7: refusals.unknown = {...}: must be a text"),
                row(
                        MINIMUM + "refusals: {unknown: '${reason}'}",
                        "line 7: refusals.unknown = ${reason}: refers to ${reason}, which is not known here (known: account, app, event, state, cycles)"),
                row(
                        MINIMUM + "refusals: {unexpected: '${progress}'}",
                        "line 7: refusals.unexpected = ${progress}: refers to ${progress}, which is not known here (known: account, app, event, state, cycles)"),
                row(
                        MINIMUM + "refusals: {body: '${before}'}",
                        "line 7: refusals.body = ${before}: refers to ${before}, which is not known here (known: account, app, event, state, cycles, reason)"));
    }

    @ParameterizedTest
    @MethodSource({"wholeFiles", "statesAndRows", "requests", "fieldsAndConditions", "answers"})
    void eachMistakeIsNamed(String yaml, String expected) {
        assertThat(String.join("\n", problems(yaml))).as(yaml).isEqualTo(expected);
    }
}
