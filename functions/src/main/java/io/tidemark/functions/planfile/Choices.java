package io.tidemark.functions.planfile;

import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Variable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Function;

/** The words that stand for the constants of an enum, both ways. */
record Choices<E extends Enum<E>>(SequencedMap<String, E> byWord) {
    static final Choices<Variable.Scope> SCOPE = words(Variable.Scope.class);
    static final Choices<Variable.Csv.Order> ORDER = words(Variable.Csv.Order.class);
    static final Choices<Variable.Time.Format> TIME = words(Variable.Time.Format.class);
    static final Choices<Load.Pacing> PACING = words(Load.Pacing.class);
    static final Choices<Load.Arrivals> ARRIVALS = words(Load.Arrivals.class);
    static final Choices<Tolerance.Ratio> RATIO = of(Tolerance.Ratio.class, ratio -> switch (ratio) {
        case OF_TOTAL -> "total";
        case OF_OK -> "ok";
    });
    static final Choices<HttpSettings.Version> VERSION = of(HttpSettings.Version.class, version -> switch (version) {
        case HTTP_1_1 -> "1.1";
        case HTTP_2 -> "2";
    });

    Choices {
        byWord = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byWord));
    }

    String word(E constant) {
        return byWord.entrySet().stream()
                .filter(entry -> entry.getValue() == constant)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static <E extends Enum<E>> Choices<E> words(Class<E> type) {
        return of(type, constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static <E extends Enum<E>> Choices<E> of(Class<E> type, Function<E, String> word) {
        LinkedHashMap<String, E> byWord = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            byWord.put(word.apply(constant), constant);
        }
        return new Choices<>(byWord);
    }
}
