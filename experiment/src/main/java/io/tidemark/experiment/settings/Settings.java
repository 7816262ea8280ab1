package io.tidemark.experiment.settings;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.macro.Template;
import io.tidemark.functions.yaml.Section;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a component, or of a part of one, as somebody wrote them. Whatever is wrong becomes a problem with its
 * place, and reading goes on with a stand-in, so that all problems are found; nothing is made of a file with problems.
 * Every key must be declared among the options, and what holds without it comes from there.
 *
 * <p>Reading is done before anything runs. Texts, amounts and trees keep those macros that depend on the phase; everything
 * else must be known by then.
 */
public interface Settings {
    /** Whether it is written, also when it is empty. */
    boolean has(String key);

    /** With macros that are filled in when it is used; what the option says when it is not written. */
    Template text(String key);

    /** Empty when it is not written and the option has nothing to say. */
    Optional<Template> maybeText(String key);

    Amount amount(String key);

    Optional<Amount> maybeAmount(String key);

    /** A text without parameters. */
    String word(String key);

    Optional<String> maybeWord(String key);

    double number(String key);

    Optional<Double> maybeNumber(String key);

    long whole(String key, long min, long max);

    Duration duration(String key);

    Optional<Duration> maybeDuration(String key);

    boolean yes(String key);

    /** One of the option's words. */
    String choice(String key);

    Expression expression(String key);

    Optional<Expression> maybeExpression(String key);

    EventFilter filter(String key);

    Optional<EventFilter> maybeFilter(String key);

    /** The name of a metric that is declared. */
    String metric(String key);

    /** The name of a parameter that is declared. */
    String parameter(String key);

    /** Also a single text, as a list of one. Without macros. */
    List<String> words(String key);

    /** Empty when it is not written. */
    Map<String, Template> texts(String key);

    /** Any value, such as a JSON document or a list, whose texts may have macros; empty when it is not written. */
    Optional<TreeTemplate> tree(String key);

    /** A mapping within; one without keys when it is not written. */
    Settings section(String key);

    /** Empty when it is not written. */
    Optional<Settings> maybeSection(String key);

    /** Empty when it is not written. Also a single mapping, as a list of one. */
    List<Settings> sections(String key);

    /** What was written is wrong in a way that the options cannot tell. */
    void reject(String key, String expected, String hint);

    /** The keys as they were written, for options that may have any names. */
    Section section();

    /** All the parameters that occur in any macro of this. */
    List<String> parametersUsed();

    /** Names and kinds that the whole experiment declares. */
    Declarations declarations();
}
