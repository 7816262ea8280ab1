package io.tidemark.experiment.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.functions.yaml.HintedException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, and which events it matches one by one; see {@link FilterSessionTest} for what is counted. */
class EventFilterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Kinds of events.
                "* | post exit line stax tick",
                "HTTPRequestEvent | post",
                "HTTPRequest | post",
                "HTTPRequestStartEvent | post",
                "HTTPResponseEnd | ",
                "Event | post exit line stax tick",
                "CmdlineExitEvent | exit",
                "CmdlineExitZeroEvent | ",
                "JMXMeasurement | ",
                "TickEvent LogLineEvent | line tick",
                "TickEvent,LogLineEvent | line tick",
                "TickEvent , LogLineEvent[kind=x] | tick",
                // Texts.
                "HTTPRequestEvent[method=post] | post",
                "HTTPRequestEvent[verb==POST] | post",
                "HTTPRequestEvent[method=get] | ",
                "HTTPRequestEvent[method!=get] | post",
                "HTTPRequestEvent [url='http://x/a,b]'] | post",
                "LogLineEvent[kind=\"stdout\", source=app] | line",
                "LogLineEvent[kind=stdout][source=other] | ",
                "LogLineEvent[ kind = stdout ] | line",
                "LogLineEvent[kind=Stdout] | ",
                "LogLineEvent[line='it\\'s 50'] | line",
                "LogLineEvent[kind>a] | line",
                "LogLineEvent[kind<'a'] | ",
                "*[kind=stdout] | line",
                "*[kind!=stdout] | ",
                "[kind=stdout] | line",
                // Numbers.
                "CmdlineExitEvent[exitcode=-1] | exit",
                "CmdlineExitEvent[exitcode=-1.0] | exit",
                "CmdlineExitEvent[exitcode<0] | exit",
                "CmdlineExitEvent[exitcode>=-1,exitcode<=-1] | exit",
                "CmdlineExitEvent[exitcode>-1] | ",
                "CmdlineExitEvent[exitcode='-1'] | ",
                "CmdlineExitEvent[exitcode!='-1'] | exit",
                "CmdlineExitEvent[exitcode>'-2'] | ",
                "TickEvent[delta>0.03] | tick",
                "TickEvent[delta>.03, delta<3e-2] | ",
                "TickEvent[count=50] | tick",
                "TickEvent[count='50'] | ",
                // What is within attributes.
                "LogStaxMessageEvent[fields.'size'=10] | ",
                "LogStaxMessageEvent[fields.'size'='10'] | stax",
                "LogStaxMessageEvent[fields.'size'>9.5] | stax",
                "LogStaxMessageEvent[fields.size>=10] | stax",
                "LogStaxMessageEvent[fields['size']>10] | ",
                "LogStaxMessageEvent[fields.'deep'.'er'=5] | stax",
                "LogStaxMessageEvent[fields['deep']['er']=5] | stax",
                "LogStaxMessageEvent[fields.deep.list[-1]=two] | stax",
                "LogStaxMessageEvent[fields.deep.list[7]=two] | ",
                "LogStaxMessageEvent[fields.'none'.'er'=5] | ",
                "LogStaxMessageEvent[fields.'none'!=5] | ",
                "LogStaxMessageEvent[fields.size.more=5] | ",
                "LogStaxMessageEvent[fields.flag=true] | stax",
                "LogStaxMessageEvent[fields.flag=True] | stax",
                "LogStaxMessageEvent[message!=x] | ",
                // Regular expressions.
                "LogLineEvent[line~=5.] | line",
                "LogLineEvent[line~=^5] | ",
                "LogLineEvent[line~==it.s] | line",
                "LogLineEvent[line~==50] | ",
                "LogLineEvent[line~==\"it.s 50$\"] | line",
                "LogLineEvent[line~='[0-9]+$'] | line",
                "LogLineEvent[line~=[0-9]{2}] | line",
                "LogLineEvent[line~=(?P<the_number>\\d+)\\Z] | line",
                "TickEvent[count~=^5] | tick",
                "HTTPRequestEvent[url~=','] | post",
                // Members.
                "LogStaxMessageEvent[tags<~foo] | stax",
                "LogStaxMessageEvent[tags<~fo] | ",
                "LogStaxMessageEvent[tags<~'7'] | ",
                "LogStaxMessageEvent[tags<~7] | stax",
                "LogStaxMessageEvent[fields<~size] | stax",
                "LogStaxMessageEvent[fields<~none] | ",
                "LogStaxMessageEvent[fields.deep<~er] | stax",
                "LogLineEvent[line<~'s 5'] | line",
                "TickEvent[count<~5] | ",
                // Exceptions.
                "*:not(TickEvent):not([kind=stdout]) | post exit stax",
                "*:not(TickEvent LogLine) | post exit stax",
                "HTTPRequestEvent:not([url~='[(]']) | post",
                "*:not(*:not(TickEvent)) | tick",
                "LogLineEvent:not([source=app],[source=other]) | ",
                // What every event has.
                "*[event=TickEvent] | tick",
                "*[ts>=0.0005] | stax tick",
            })
    void matches(String row) {
        String filter = row.substring(0, row.lastIndexOf('|')).strip();
        String expected = row.substring(row.lastIndexOf('|') + 1).strip();

        assertThat(String.join(" ", SampleEvents.names(EventFilter.parse(filter, new Singles()))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "`` @ must be an event filter such as HTTPResponseEndEvent, but is empty",
                "TickEvent, @ must have an event after the last comma",
                "TickEvent[ @ must have the name of an attribute in place of the end at column 11",
                "TickEvent[count @ must have an operator (= != > >= < <= ~= ~== <~) in place of the end at column 16",
                "TickEvent[count= @ must have a value, in quotes if it is empty in place of the end at column 17",
                "TickEvent[count=,delta=1] @ must have a value, in quotes if it is empty in place of , at column 17",
                "TickEvent[count='1 @ must end the text that begins at column 17 with '",
                "TickEvent[count=1 @ must have , or ] in place of the end at column 18",
                "TickEvent[count='1' delta=2] @ must have , or ] in place of d at column 21",
                "TickEvent[count.=1] @ must have a key in place of = at column 17",
                "TickEvent] @ must have the name of an event or * in place of ] at column 10",
                ":first @ must have the name of an event or * in place of : at column 1",
                "TickEvent:nth @ must have a number from 1 on in :nth(), such as :nth(2)",
                "TickEvent:nth(0) @ must have a number from 1 on in :nth(), such as :nth(2)",
                "TickEvent:nth(x) @ must have a number from 1 on in :nth(), such as :nth(2)",
                "TickEvent:nth(2 @ must have a ) for the ( at column 14",
                "TickEvent:first(2) @ must have ) in place of 2 at column 17",
                "TickEvent:after @ :after() must be a duration such as 500ms, 10s, 5m or 1h, or a number of seconds",
                "TickEvent:after(soon) @ :after() must be a duration such as 500ms, 10s, 5m or 1h, or a number of seconds",
                "TickEvent:not() @ must have an event filter in :not(), such as :not([url='/'])",
                "TickEvent:not(TickEvent:first) @ must not count or wait within :not(): TickEvent:first",
                "LogLineEvent[line~='('] @ must have a regular expression, but ( is none: Unclosed group",
            })
    void saysWhatIsWrong(String filter, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventFilter.parse(filter, new Singles()))
                .withMessage(message);
    }

    @Test
    void saysWhatMayHaveBeenMeant() {
        hints("TikEvent", "did you mean TickEvent?");
        hints("EventToWaitUntilReady", "see the list of events in the class reference");
        hints("TickEvent[cuont=1]", "did you mean count?");
        hints("StartEvent[x=1]", "it has none");
        hints("TickEvent:frist", "did you mean first?");
        hints("TickEvent:", "known: first, last, nth, single, after, notrace, not");
        hints("TickEvent[count=~1]", "did you mean ~=?");
    }

    private static void hints(String filter, String hint) {
        assertThatExceptionOfType(HintedException.class)
                .isThrownBy(() -> EventFilter.parse(filter, new Singles()))
                .satisfies(e -> assertThat(e.hint()).isEqualTo(hint));
    }

    @Test
    void acceptsAttributesThatOnlySomeOfTheKindHave() {
        assertThat(EventFilter.parse("HTTPResponseEndEvent[exception~=refused]", new Singles())
                        .mayMatch(Events.HTTP_RESPONSE_ERROR))
                .isTrue();
    }

    @Test
    void tellsWhichKindsItMayMatch() {
        EventFilter filter = EventFilter.parse("HTTPResponseEndEvent[body~=foo]:first TickEvent", new Singles());

        assertThat(Events.all().stream().filter(filter::mayMatch).map(EventType::name))
                .containsExactlyInAnyOrder(
                        "TickEvent",
                        "HTTPResponseEndEvent",
                        "HTTPResponseErrorEvent",
                        "HTTPFirstResponseEndEvent",
                        "HTTPFirstResponseErrorEvent",
                        "HTTPLastResponseEndEvent",
                        "HTTPLastResponseErrorEvent");
        assertThat(filter).hasToString("HTTPResponseEndEvent[body~=foo]:first TickEvent");
    }

    @Test
    void everyKindOfEventCanBeNamedWithAndWithoutItsEnding() {
        for (EventType type : Events.all()) {
            String name = type.name();
            assertThat(EventFilter.parse(name, new Singles()).mayMatch(type)).isTrue();
            if (name.length() > 5 && name.endsWith("Event")) {
                assertThat(EventFilter.parse(name.substring(0, name.length() - 5), new Singles())
                                .mayMatch(type))
                        .isTrue();
            }
        }
    }

    @Test
    void randomTextsAreFiltersOrRefused() {
        long seed = 11;
        Random random = new Random(seed);
        String[] words = {
            "*", "TickEvent", "LogLine", "[", "]", "count", "line", "fields", "=", "!=", "~=", "~==", "<~", ">", ",",
                    " ",
            ":", "first", "nth", "(", ")", "2", "2s", "not", "after", "notrace", "'", "\"", "\\", ".", "-1.5", "x"
        };
        int filters = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = String.join(
                    "",
                    IntStream.range(0, random.nextInt(12))
                            .mapToObj(_ -> words[random.nextInt(words.length)])
                            .toList());
            try {
                EventFilter filter = EventFilter.parse(text, new Singles());
                filters += SampleEvents.ALL.values().stream().map(Event::type).anyMatch(filter::mayMatch) ? 1 : 0;
            } catch (IllegalArgumentException expected) {
                assertThat(expected.getMessage())
                        .as("seed %s, text %s", seed, text)
                        .contains("must ");
            }
        }
        assertThat(filters).isGreaterThan(100);
    }
}
