/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import java.util.List;

/** Where the bank's customers live, and what is far from all of them. */
final class Cities {

    static final List<City> HOMES =
            List.of(City.BERLIN, City.PARIS, City.VIENNA, City.MADRID, City.LONDON, City.ZURICH);

    static final List<City> FAR = List.of(City.NEW_YORK, City.TORONTO, City.SINGAPORE, City.SYDNEY);

    private Cities() {}
}
