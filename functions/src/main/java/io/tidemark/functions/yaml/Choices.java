package io.tidemark.functions.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Function;

/** The words that stand for the constants of an enum, both ways. */
public record Choices<E extends Enum<E>>(SequencedMap<String, E> byWord) {
    public Choices {
        byWord = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byWord));
    }

    public String word(E constant) {
        return byWord.entrySet().stream()
                .filter(entry -> entry.getValue() == constant)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** By the constants' own names, as they are written in a file: {@code from-response}. */
    public static <E extends Enum<E>> Choices<E> words(Class<E> type) {
        return of(type, constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public static <E extends Enum<E>> Choices<E> of(Class<E> type, Function<E, String> word) {
        LinkedHashMap<String, E> byWord = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            byWord.put(word.apply(constant), constant);
        }
        return new Choices<>(byWord);
    }
}
