/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What every made-up world needs: seeded chance, an agenda, ids, and the way of its records to Kafka with what goes wrong on it.
 */
@NullMarked
package dev.freshet.playground.generate.simulation;

import org.jspecify.annotations.NullMarked;
