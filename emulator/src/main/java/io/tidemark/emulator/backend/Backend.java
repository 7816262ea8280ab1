package io.tidemark.emulator.backend;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.machine.Machine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A backend, whole.
 *
 * @param name short, as a file's; a folder of kept states belongs to it
 * @param title what it is, in one line
 * @param count how many applications its lists have, unless one says otherwise
 * @param commands what each carries, by name
 */
public record Backend(
        String name,
        String title,
        Naming apps,
        int count,
        List<Listing> listings,
        List<Call> calls,
        Machine machine,
        SequencedMap<String, Template> commands,
        Answers answers,
        Refusals refusals) {
    public Backend {
        requireNonNull(name, "name is null");
        requireNonNull(title, "title is null");
        requireNonNull(apps, "apps is null");
        listings = List.copyOf(listings);
        calls = List.copyOf(calls);
        requireNonNull(machine, "machine is null");
        commands = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(commands));
        requireNonNull(answers, "answers is null");
        requireNonNull(refusals, "refusals is null");
    }
}
