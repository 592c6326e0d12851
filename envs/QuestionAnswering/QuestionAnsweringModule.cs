using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class QuestionAnsweringModule : IModule
{
    public void Register(ModuleBuilder modules) =>
        modules.Services.AddSingleton<IEnvironmentSource, BenchmarkEnvironments>();
}
