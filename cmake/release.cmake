# How a release is hardened, small and quick to start. What the flags of a packager say already is left to them.
include(CheckCXXSourceRuns)
include(CheckLinkerFlag)

set(MENTOR_RELEASE_OPTIONS -fstack-protector-strong -ffunction-sections -fdata-sections)
if(NOT CMAKE_CXX_FLAGS MATCHES "FORTIFY_SOURCE")
  list(APPEND MENTOR_RELEASE_OPTIONS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
foreach(target mentor_below mentor_above mentor)
  target_compile_options(${target} PRIVATE "$<$<CONFIG:Release>:${MENTOR_RELEASE_OPTIONS}>")
endforeach()

set(MENTOR_RELEASE_LINK -Wl,--gc-sections -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
if(NOT CMAKE_CXX_FLAGS MATCHES "(^| )-g")
  list(APPEND MENTOR_RELEASE_LINK -s)
endif()
target_link_options(mentor PRIVATE "$<$<CONFIG:Release>:${MENTOR_RELEASE_LINK}>")

if(NOT MENTOR_STATIC)
  include(CheckPIESupported)
  check_pie_supported(LANGUAGES CXX)
  return()
endif()
target_link_options(mentor PRIVATE -static-pie)

# Relocations in a bit each rather than in 24 bytes; a C library before 2.36 does not read them in a static program.
set(CMAKE_REQUIRED_LINK_OPTIONS -static-pie -Wl,-z,pack-relative-relocs)
if(NOT CMAKE_CROSSCOMPILING)
  check_cxx_source_runs("const char* const word = \"\"; const char* const* volatile words = &word; int main() { return **words; }" MENTOR_PACKS_RELOCATIONS)
endif()
if(MENTOR_PACKS_RELOCATIONS)
  target_link_options(mentor PRIVATE -Wl,-z,pack-relative-relocs)
endif()

# What a start runs through lies together: where the linker reads such a script.
set(MENTOR_START_SCRIPT ${PROJECT_SOURCE_DIR}/cmake/start.ld)
set(CMAKE_REQUIRED_LINK_OPTIONS -static-pie)
check_linker_flag(CXX "-Wl,-T,${MENTOR_START_SCRIPT}" MENTOR_ORDERS_START)
unset(CMAKE_REQUIRED_LINK_OPTIONS)
if(MENTOR_ORDERS_START)
  target_link_options(mentor PRIVATE "-Wl,-T,${MENTOR_START_SCRIPT}")
  set_property(TARGET mentor APPEND PROPERTY LINK_DEPENDS ${MENTOR_START_SCRIPT})
endif()

# In the program itself: in an archive the linker would have passed it by when the library of g++ 13 and later asks for it.
target_sources(mentor PRIVATE src/base/standard_streams.cpp)
target_link_options(mentor PRIVATE -Wl,--wrap=_ZNSt8ios_base4InitC1Ev -Wl,--wrap=_ZNSt8ios_base4InitD1Ev)
