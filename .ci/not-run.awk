# SPDX-License-Identifier: Apache-2.0
# Of Maven's reports (TEST-*.xml), one line for each test that was skipped, with the reason. It stands in an attribute where a
# condition switched the test off, at the head of a stack trace where an assumption did. A class whose @BeforeAll gave up has no tests.

function attribute(name, value) {
  value = $0
  return sub(".* " name "=\"", "", value) && sub(/".*/, "", value) ? value : ""
}

function short(class) {
  sub(/.*\./, "", class)
  return class
}

/<testsuite .* tests="0"/ { print "NOT RUN: " short(attribute("name")) ", all of it" }

/<testcase / { test = short(attribute("classname")) "." attribute("name") }

/<skipped / {
  in_trace = /CDATA/
  reason = in_trace ? "" : attribute("message")
  sub(/.*TestAbortedException: (Assumption [a-z ]*: *)?/, "")
}

in_trace && !/^\tat / { reason = reason " " $0 }

/<skipped .*\/>/ || (in_trace && /^\tat /) {
  print "NOT RUN: " test ", " reason
  in_trace = 0
}
