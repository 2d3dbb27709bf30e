@echo off
rem Starts E-Tools with the Java that ETOOLS_JAVA or JAVA_HOME names, else the one on the PATH.
setlocal
set "LIB=%~dp0..\lib"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if defined ETOOLS_JAVA set "JAVA=%ETOOLS_JAVA%\bin\java"
set "VERSION="
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /i "version"') do if not defined VERSION set "VERSION=%%~v"
set "RUNTIME=%VERSION%"
for /f "delims=.-+ tokens=1" %%v in ("%VERSION%") do set "VERSION=%%v"
if not defined VERSION set "VERSION=0"
if %VERSION% LSS 25 (
    echo E-Tools needs Java 25 or later and found none: install it, or set ETOOLS_JAVA to its folder. 1>&2
    exit /b 2
)
rem The ahead-of-time cache that the build made of this very jar with this very Java.
for %%F in ("%LIB%\etools.jar") do set "SUM=%%~zF-%%~tF"
set "SUM=%SUM:/=%"
set "SUM=%SUM::=%"
set "SUM=%SUM: =%"
set "CACHE=%LIB%\etools-%SUM%-%RUNTIME%.aot"
set "AHEAD=-Xshare:auto"
if exist "%CACHE%" set "AHEAD=-XX:AOTCache=%CACHE%"
if defined ETOOLS_TRAIN set "AHEAD=-XX:AOTCacheOutput=%CACHE%"
set "QUICK="
if defined ETOOLS_TRAIN set "QUICK=-XX:TieredStopAtLevel=1"
"%JAVA%" -XX:+UseSerialGC %QUICK% -Xms32m -Xmx512m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 --enable-native-access=ALL-UNNAMED "%AHEAD%" -Xlog:disable %ETOOLS_JAVA_OPTIONS% -jar "%LIB%\etools.jar" %*
exit /b %ERRORLEVEL%
