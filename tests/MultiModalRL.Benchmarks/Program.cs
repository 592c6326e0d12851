using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using MultiModalRL.Benchmarks;

var config = DefaultConfig.Instance.WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40));

// In this process: a generated project would not follow the repository's build settings.
BenchmarkSwitcher.FromAssembly(typeof(Registered).Assembly).Run([.. args, "--inProcess"], config);
