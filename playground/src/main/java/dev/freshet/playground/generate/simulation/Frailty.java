/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What can happen to the records of a world.
 *
 * @param damages the ways in which a record can break
 * @param mayBeLate whether something like this record may be told long after it happened
 */
public record Frailty(Function<ObjectNode, List<? extends Damage>> damages, Predicate<ObjectNode> mayBeLate) {}
