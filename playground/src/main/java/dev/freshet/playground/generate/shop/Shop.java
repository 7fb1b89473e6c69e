/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import dev.freshet.playground.generate.simulation.Agenda;
import dev.freshet.playground.generate.simulation.Dice;
import java.time.Duration;

/** What a visitor finds. */
record Shop(
        Dice dice,
        Agenda agenda,
        Assortment assortment,
        ShopPage page,
        Till till,
        Warehouse warehouse,
        Duration pace) {}
