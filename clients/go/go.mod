module aiven-mock.invalid/aivenmock

go 1.21
