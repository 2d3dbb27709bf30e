@echo off
rem Starts E-Tools with the Java that ETOOLS_JAVA or JAVA_HOME names, else the one on the PATH.
setlocal
set "LIB=%~dp0..\lib"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if defined ETOOLS_JAVA set "JAVA=%ETOOLS_JAVA%\bin\java"
set "VERSION="
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /i "version"') do if not defined VERSION set "VERSION=%%~v"
for /f "delims=.-+ tokens=1" %%v in ("%VERSION%") do set "VERSION=%%v"
if not defined VERSION set "VERSION=0"
if %VERSION% LSS 25 (
    echo E-Tools needs Java 25 or later and found none: install it, or set ETOOLS_JAVA to its folder. 1>&2
    exit /b 2
)
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -Xshare:auto --enable-native-access=ALL-UNNAMED %ETOOLS_JAVA_OPTIONS% -jar "%LIB%\etools.jar" %*
exit /b %ERRORLEVEL%
