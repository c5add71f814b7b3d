// How the sanitizers are set in a build that has them. In the programs themselves, since the tests run them with an environment of their
// own. The exit code is none of the program's, so that a finding is never taken for a refusal that a test expects.

extern "C" const char* __asan_default_options() {
  return "exitcode=99:detect_stack_use_after_return=1:check_initialization_order=1:strict_string_checks=1";
}

extern "C" const char* __ubsan_default_options() { return "exitcode=99:print_stacktrace=1"; }
