using BenchmarkDotNet.Running;
using MultiModalRL.Benchmarks;

// In this process: a generated project would not follow the repository's build settings.
BenchmarkSwitcher.FromAssembly(typeof(Registered).Assembly).Run([.. args, "--inProcess"]);
