package io.tidemark.swarm.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
    private static final Hosts HOSTS =
            new Hosts(Set.of("Load.example.com", "10.0.0.7", "2001:db8::7", "*.team.example"));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "localhost:8089,            true",
        "LOCALHOST,                 true",
        "127.0.0.1:1,               true",
        "[::1]:8089,                true",
        "load.EXAMPLE.com:8089,     true",
        "load.example.com,          true",
        "10.0.0.7:443,              true",
        "[2001:db8::7]:8089,        true",
        "a.team.example,            true",
        "a.b.team.example,          false",
        "team.example,              false",
        ".team.example,             false",
        "evil.example,              false",
        "localhost.evil.example,    false",
        "127.0.0.1.evil.example:80, false",
        "evil.example:8089@localhost, false",
        "0.0.0.0:8089,              false",
        "'',                        false",
        ":8089,                     false",
        "127.0.0.2:8089,            false"
    })
    void onlyOurOwnNamesAreAllowed(String header, boolean allowed) {
        assertThat(HOSTS.allows(header)).isEqualTo(allowed);
    }
}
