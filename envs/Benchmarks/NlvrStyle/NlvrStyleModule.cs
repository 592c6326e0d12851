using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class NlvrStyleModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<NlvrStyleOptions>(
        NlvrStyleBenchmark.Name, 0, "Published training sentences of NLVR about generated pictures, to train for it.",
        needsData: true, NlvrStyleBenchmark.Create,
        // It takes only sentences from the folder, which holds Nlvr.
        recognizes: _ => false);
}
