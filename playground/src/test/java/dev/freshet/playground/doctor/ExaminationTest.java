/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.doctor.Finding.Verdict;
import org.junit.jupiter.api.Test;

class ExaminationTest {

    private static final long GIGABYTE = 1L << 30;

    @Test
    void findsNothingAmissOnAGoodMachine() {
        assertThat(Examination.java(17, "/jdk")).isEqualTo(Finding.good("Java", "17 at /jdk"));
        assertThat(Examination.maven("Apache Maven 3.9.9")).isEqualTo(Finding.good("Maven", "Apache Maven 3.9.9"));
        assertThat(Examination.memory(8 * GIGABYTE)).isEqualTo(Finding.good("Memory", "8192 MB free"));
        assertThat(Examination.disk("/tmp", 8 * GIGABYTE)).isEqualTo(Finding.good("Disk", "8192 MB free in /tmp"));
        assertThat(Examination.webPort(true)).isEqualTo(Finding.good("Port 8081", "free"));
        assertThat(Examination.kafka("host:9092", "")).isEqualTo(Finding.good("Kafka", "answers at host:9092"));
    }

    @Test
    void saysWhatToDoWhereSomethingMustBeDone() {
        assertThat(Examination.java(11, "/jdk").verdict()).isEqualTo(Verdict.BAD);
        assertThat(Examination.java(11, "/jdk").advice())
                .isEqualTo("Install a JDK 17 or newer and set JAVA_HOME to it.");
        assertThat(Examination.disk("/tmp", GIGABYTE / 4).verdict()).isEqualTo(Verdict.BAD);
        assertThat(Examination.kafka("host:9092", "no answer").verdict()).isEqualTo(Verdict.BAD);
    }

    @Test
    void warnsOfWhatOnlyHinders() {
        assertThat(Examination.java(21, "/jdk").verdict()).isEqualTo(Verdict.WARNING);
        assertThat(Examination.maven("").verdict()).isEqualTo(Verdict.WARNING);
        assertThat(Examination.memory(GIGABYTE).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(Examination.disk("/tmp", GIGABYTE).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(Examination.webPort(false).verdict()).isEqualTo(Verdict.WARNING);
    }
}
