package io.tidemark.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.cost.Usage;
import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Run;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTest {
    static Stream<SyntheticRuns> edges() {
        return Stream.of(
                new SyntheticRuns().seconds(0).warmUpSeconds(0),
                new SyntheticRuns().seconds(1).warmUpSeconds(0),
                new SyntheticRuns().seconds(10).warmUpSeconds(10),
                new SyntheticRuns().seconds(5).failureShare(0).withoutHiccup(),
                new SyntheticRuns().seconds(5).warmUpSeconds(0).failureShare(1),
                new SyntheticRuns().open().interruptedAfter(7),
                new SyntheticRuns().names(320).seconds(3).warmUpSeconds(0));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void everyRunHasAllSections(SyntheticRuns runs) {
        String html = HtmlReport.render(runs.make());
        for (String id : List.of("verdict", "charts", "distribution", "names", "examples", "ledger", "plan")) {
            assertThat(html).contains("<section id=\"" + id + "\"");
        }
        assertThat(html).doesNotContain("NaN", "null/s", "Optional");
    }

    @Test
    void theCostIsSaidByServiceWithWhatWasUsed() {
        Run run = new SyntheticRuns().seconds(5).make();
        assertThat(HtmlReport.render(run)).doesNotContain("run-cost");

        Cost cost =
                new Cost("us-east-1", "2026-11-25", new Usage(1_234, 0, 50, 3_000.4, 2_000, 12, 11), 0.88, 0.03, 0.02);
        String html =
                HtmlReport.render(new Run(run.info(), run.timeline(), run.ledger(), run.verdict(), Optional.of(cost)));
        assertThat(html)
                .contains(
                        "<section id=\"run-cost\"",
                        "About $0.93",
                        "list prices of us-east-1, 2026-11-25",
                        "without free tier")
                .contains("50 invocations, 1,234 GB-seconds on arm64", "3,000 write units, 2,000 read units")
                .contains("12 objects put, 11 got", "$0.88", "$0.03", "$0.02");
    }

    @Test
    void whatWasChangedIsSaidWithWhoAndWhen() {
        assertThat(HtmlReport.render(new SyntheticRuns().seconds(5).make())).doesNotContain("id=\"changes\"");

        Change change = new Change(Change.Kind.LEVEL, 3_400, 1_767_225_603_000L, "<b>ada</b>", "to 400/s within 4s");
        String html =
                HtmlReport.render(new SyntheticRuns().seconds(5).changed(change).make());
        assertThat(html)
                .contains("to 400/s within 4s", "&lt;b&gt;ada&lt;/b&gt;", "2026-01-01T00:00:03Z", ">0:03<", ">1<")
                .doesNotContain("<b>ada");
    }

    @Test
    void theSameRunGivesTheSameBytes() {
        assertThat(HtmlReport.render(new SyntheticRuns().seconds(9).make()))
                .isEqualTo(HtmlReport.render(new SyntheticRuns().seconds(9).make()));
    }

    @Test
    void theHeadlineSaysWhatWasAskedAndSentAndHowItWent() {
        Run run = new SyntheticRuns().make();
        String html = HtmlReport.render(run);
        assertThat(tile(html, "asked")).contains("200 users for 180 s, pause 500 ms");
        assertThat(tile(html, "sent"))
                .contains(Numbers.count(run.timeline().total().counts().sent()));
        assertThat(tile(html, "p99"))
                .contains(Numbers.time(run.timeline().total().latency().percentile(99)));
        assertThat(html).contains(">VALID<", ">PASSED<");
    }

    @Test
    void theRateLeavesWarmUpOut() {
        Run run = new SyntheticRuns().seconds(40).warmUpSeconds(20).make();
        double rate = run.timeline().total().counts().sent() / 20.0;
        assertThat(tile(HtmlReport.render(run), "rate")).contains(Numbers.rate(rate) + "/s");
    }

    @Test
    void theRateOfAnInterruptedRunCountsOnlyTheTimeOfItsLoad() {
        Run run = new SyntheticRuns().interruptedAfter(47).make();
        double rate = run.timeline().total().counts().sent() / 27.0;
        String html = HtmlReport.render(run);
        assertThat(tile(html, "rate")).contains(Numbers.rate(rate) + "/s");
        assertThat(html).contains("Interrupted before the plan was done. Ctrl-C after 47 s");
    }

    @Test
    void anInvalidRunWithholdsWhatItWouldSayAboutTheService() {
        String html = HtmlReport.render(
                new SyntheticRuns().invalid("The CPU was used up").make());
        assertThat(html).contains(">INVALID<", "<li>The CPU was used up</li>", "not judged");
        assertThat(html).doesNotContain(">PASSED<", ">FAILED<").contains("<title>INVALID: ");
        for (String id : List.of("rate", "failed", "p50", "p99")) {
            assertThat(tile(html, id)).contains("withheld");
        }
    }

    @Test
    void aRunThatMeasuredNothingIsNotJudged() {
        String html = HtmlReport.render(
                new SyntheticRuns().seconds(5).warmUpSeconds(5).make());
        assertThat(html).contains("no request was measured").doesNotContain(">PASSED<");
        assertThat(tile(html, "p99")).contains(Numbers.NONE);
    }

    @Test
    void waitingBeforeTheStartIsExplained() {
        assertThat(HtmlReport.render(new SyntheticRuns().make())).contains("One request in a hundred waited ");
        assertThat(HtmlReport.render(new SyntheticRuns().withoutHiccup().make()))
                .contains("Requests started when they were meant to");
    }

    @Test
    void hostileTextsStayTexts() {
        String hostile = "</script><img src=x onerror=alert(1)>";
        String html = HtmlReport.render(new SyntheticRuns()
                .title(hostile)
                .names(List.of(hostile, "\"'><b>"))
                .seconds(3)
                .invalid(hostile)
                .make());
        assertThat(html).doesNotContain("<img", "<b>\"", hostile);
        assertThat(html.split("</script>", -1)).hasSize(4);
    }

    @Test
    void nothingIsFetchedFromAnywhere() {
        String html = HtmlReport.render(new SyntheticRuns().seconds(3).make());
        assertThat(html).doesNotContainPattern("(src|href)=\"(?!data:)").doesNotContain("@import", "url(");
        assertThat(html).contains("default-src &#39;none&#39;");
    }

    @Test
    void thePolicyNamesExactlyTheScriptsAndStylesOfThePage() throws GeneralSecurityException {
        String html = HtmlReport.render(new SyntheticRuns().seconds(3).make());
        Matcher code =
                Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL).matcher(html);
        int found = 0;
        while (code.find()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(code.group(2).getBytes(StandardCharsets.UTF_8));
            assertThat(html).contains("&#39;sha256-" + Base64.getEncoder().encodeToString(digest) + "&#39;");
            found++;
        }
        assertThat(found).isEqualTo(3);
    }

    @Test
    void theLicenceOfTheChartLibraryTravelsWithIt() {
        assertThat(HtmlReport.render(new SyntheticRuns().seconds(1).make()))
                .contains("Copyright (c) 2022 Leon Sorokin", "The above copyright notice and this permission notice");
    }

    @Test
    void anHourOfTwentyNamesStaysUnderAMegabyte() {
        Run run = new SyntheticRuns().names(20).seconds(3_600).perSecond(240).make();
        assertThat(HtmlReport.render(run).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(1_000_000);
    }

    @Test
    void hundredsOfNamesAreAddedUpBeyondTheLimit() {
        String html = HtmlReport.render(
                new SyntheticRuns().names(320).seconds(3).warmUpSeconds(0).make());
        assertThat(html).contains("(20 more names)");
    }

    private static String tile(String html, String id) {
        Matcher matcher = Pattern.compile("id=\"tile-" + id + "\">(.*?)</div>").matcher(html);
        assertThat(matcher.find()).as("tile %s", id).isTrue();
        return matcher.group(1);
    }
}
