/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The currency codes that ISO 4217 has assigned, in capitals; withdrawn ones included, because history is replayed.
 *
 * <p>The list is written down here and not asked of the JVM, whose own grows from release to release, updates included: of two
 * task managers one could accept what the other refuses, and a replay on a newer JVM would come to other results. It is what
 * JDK 25 knows. A code that is assigned later is refused until it is added; a test fails as soon as the JVM of the build knows
 * one that is missing here.
 */
final class Iso4217 {

    private static final Set<String> CODES = Set.of("""
            ADP AED AFA AFN ALL AMD ANG AOA ARS ATS AUD AWG AYM AZM AZN BAM BBD BDT BEF BGL BGN BHD BIF BMD BND \
            BOB BOV BRL BSD BTN BWP BYB BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CSD CUC CUP CVE \
            CYP CZK DEM DJF DKK DOP DZD EEK EGP ERN ESP ETB EUR FIM FJD FKP FRF GBP GEL GHC GHS GIP GMD GNF GRD \
            GTQ GWP GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRW \
            KWD KYD KZT LAK LBP LKR LRD LSL LTL LUF LVL LYD MAD MDL MGA MGF MKD MMK MNT MOP MRO MRU MTL MUR MVR \
            MWK MXN MXV MYR MZM MZN NAD NGN NIO NLG NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PTE PYG QAR ROL RON \
            RSD RUB RUR RWF SAR SBD SCR SDD SDG SEK SGD SHP SIT SKK SLE SLL SOS SRD SRG SSP STD STN SVC SYP SZL \
            THB TJS TMM TMT TND TOP TPE TRL TRY TTD TWD TZS UAH UGX USD USN USS UYI UYU UZS VEB VED VEF VES VND \
            VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XFO XFU XOF XPD XPF XPT XSU XTS XUA XXX YER YUM \
            ZAR ZMK ZMW ZWD ZWG ZWL ZWN ZWR
            """.trim().split(" "));

    private Iso4217() {}

    static boolean isAssigned(@Nullable String code) {
        return code == null || CODES.contains(code);
    }
}
