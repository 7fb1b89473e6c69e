/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.systemtests.kafka.Place;
import java.util.Map;
import java.util.Set;

/**
 * What a job should have committed.
 *
 * @param rows by topic and key: the fields that the newest revision must have; other fields are free, and a row without any
 *     may be missing
 * @param firing the alerts that have begun last and not ended, as {@link AlertHistory#key} writes them; no others
 * @param deadLetters the records that were refused, each once
 * @param stragglers the records that may be late, and no others
 */
public record Expected(
        Map<String, Map<String, ObjectNode>> rows, Set<String> firing, Set<Place> deadLetters, Set<Place> stragglers) {}
